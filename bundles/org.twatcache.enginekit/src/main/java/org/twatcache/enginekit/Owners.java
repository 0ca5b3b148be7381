package org.twatcache.enginekit;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What the owners of keys have acknowledged: each key is written by one thread alone, in ascending numbers, so that any
 * reader can tell a stale value. Even keys are also removed, which is a number like any other.
 */
final class Owners {

    static final int KEYS = 8;

    private final AtomicLongArray acknowledged = new AtomicLongArray(KEYS);

    /** What was acknowledged by now: nothing that is read from now on may be older. */
    long[] floors() {
        long[] floors = new long[KEYS];
        for (int key = 0; key < KEYS; key++) {
            floors[key] = acknowledged.get(key);
        }
        return floors;
    }

    long next(int key) {
        return acknowledged.get(key) + 1;
    }

    void acknowledge(int key) {
        acknowledged.incrementAndGet(key);
    }

    static boolean removes(int key, long number) {
        return key % 2 == 0 && number % 3 == 0;
    }

    /** Whether a key has a value whatever write of its owner is under way. */
    static boolean alwaysThere(int key, long floor) {
        return key % 2 == 1 && floor > 0;
    }
}
