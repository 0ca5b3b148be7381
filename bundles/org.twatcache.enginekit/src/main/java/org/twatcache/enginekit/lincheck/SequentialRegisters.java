package org.twatcache.enginekit.lincheck;

import java.util.HashMap;
import java.util.Map;

/** The specification: what the operations do one after another. */
public final class SequentialRegisters {

    private final Map<Integer, Integer> values = new HashMap<>();

    /** Empty registers. */
    public SequentialRegisters() {}

    public int get(int key) {
        return values.getOrDefault(key, 0);
    }

    public void put(int key, int value) {
        values.put(key, value);
    }

    public int putIfAbsent(int key, int value) {
        Integer present = values.putIfAbsent(key, value);
        return present == null ? 0 : present;
    }

    public boolean replace(int key, int expected, int value) {
        return values.replace(key, expected, value);
    }

    public boolean remove(int key) {
        return values.remove(key) != null;
    }

    public boolean removeExpected(int key, int expected) {
        return values.remove(key, expected);
    }
}
