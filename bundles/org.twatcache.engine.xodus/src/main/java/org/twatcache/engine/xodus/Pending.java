package org.twatcache.engine.xodus;

import org.jspecify.annotations.Nullable;

/** What is to happen to one key of the store, and what readers see until then. Told apart by identity. */
final class Pending {

    /** Null: the key is to be removed. */
    final @Nullable Entry entry;

    private Pending(@Nullable Entry entry) {
        this.entry = entry;
    }

    static Pending store(Entry entry) {
        return new Pending(entry);
    }

    static Pending removal() {
        return new Pending(null);
    }
}
