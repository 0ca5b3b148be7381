package org.twatcache.engine.xodus;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The entries of a region from one time that it was cleared to the next: those in the database, and what is to happen to them. */
final class Content {

    final String name;
    final long id;
    final ConcurrentMap<Bytes, Pending> pending = new ConcurrentHashMap<>();

    /** Whether there never was an entry of this name that could come back. */
    volatile boolean untouched;

    // Both are changed by the thread of the store only.

    /** How many bytes the entries in the database have. */
    volatile long bytes;

    /** Whether the bytes are counted. */
    volatile boolean counted;

    Content(String name, RegionMeta meta) {
        this.name = name;
        this.id = meta.id();
        this.bytes = meta.bytes();
        this.counted = meta.counted();
    }
}
