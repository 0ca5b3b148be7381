package org.twatcache.bench.churn.client;

import org.jspecify.annotations.Nullable;

/**
 * A key whose class dies with its bundle. Its methods are written out: those that a record gets are made by {@code
 * java.lang.runtime.ObjectMethods}, which remembers the last class that it made them for, and so its loader.
 */
final class OwnKey {

    private final int number;

    OwnKey(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnKey key && key.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "key " + number;
    }
}
