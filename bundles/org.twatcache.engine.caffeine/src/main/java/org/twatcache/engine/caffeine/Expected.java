package org.twatcache.engine.caffeine;

import org.jspecify.annotations.Nullable;

/**
 * Stands for the value that Caffeine is to find before it replaces or removes: equals what is stored for that very object,
 * and is alive. So no equals of a client's runs within Caffeine, and a value that does not match stays untouched.
 */
final class Expected {

    private final Object value;
    private final Lifetimes lifetimes;

    Expected(Object value, Lifetimes lifetimes) {
        this.value = value;
        this.lifetimes = lifetimes;
    }

    @Override
    public boolean equals(@Nullable Object stored) {
        return stored instanceof Timed timed ? timed.value == value && !lifetimes.over(timed) : stored == value;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(value);
    }
}
