package org.twatcache.enginekit.lincheck;

/** The specification of one register: what the operations do one after another. */
public final class SequentialRegister {

    private int present;

    /** An empty register. */
    public SequentialRegister() {}

    public void clear() {
        present = 0;
    }

    public int get() {
        return present;
    }

    public void put(int value) {
        present = value;
    }

    public int putIfAbsent(int value) {
        int before = present;
        if (before == 0) {
            present = value;
        }
        return before;
    }

    public boolean remove() {
        boolean removed = present != 0;
        present = 0;
        return removed;
    }
}
