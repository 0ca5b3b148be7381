package org.twatcache.engine.xodus;

import org.twatcache.spi.CacheEngine;

/** A value and when it ends, as in {@link CacheEngine}. Immutable as long as nobody writes into the value. */
final class Entry {

    final byte[] value;
    final long deadline;

    Entry(byte[] value, long deadline) {
        this.value = value;
        this.deadline = deadline;
    }
}
