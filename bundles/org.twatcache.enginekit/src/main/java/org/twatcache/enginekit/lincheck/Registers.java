package org.twatcache.enginekit.lincheck;

/** An engine as Lincheck sees it: numbers under numbers, zero for none. Safe for use by any number of threads. */
public interface Registers {

    void clear();

    int get(int key);

    void put(int key, int value);

    /** Gives what is there, or zero where the value was stored. */
    int putIfAbsent(int key, int value);

    boolean replace(int key, int expected, int value);

    boolean remove(int key);

    boolean remove(int key, int expected);
}
