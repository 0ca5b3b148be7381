package org.twatcache.core.internal.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What a write may change where that is not one key, which stands for itself. */
public final class Scope {

    /** Every key. */
    static final Scope ALL = new Scope(List::of);

    private final Supplier<? extends Collection<?>> keys;

    private Scope(Supplier<? extends Collection<?>> keys) {
        this.keys = keys;
    }

    /** Several keys, asked for only where somebody keeps account of them; each time the same. */
    public static Scope of(Supplier<? extends Collection<?>> keys) {
        return new Scope(keys);
    }

    Collection<?> keys() {
        return keys.get();
    }
}
