package org.twatcache.engine.xodus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the database that were read lately, in memory. Whoever changes an entry takes it out first; whoever read it puts it
 * in only if nobody changed it since ({@link Region}). So it never knows better than the database.
 */
final class ReadTier {

    /** What an entry costs beside its bytes, about: keys, nodes and headers of arrays. */
    private static final int OVERHEAD = 128;

    private final Cache<Bytes, Entry> entries;

    /** Its upkeep is done by its readers: to hand it over to another thread takes as long as to do it. */
    ReadTier(long bytes) {
        entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((Bytes key, Entry entry) -> OVERHEAD + key.array.length + entry.value.length)
                .build();
    }

    @Nullable
    Entry get(Bytes key) {
        return entries.getIfPresent(key);
    }

    boolean has(Bytes key) {
        return entries.asMap().containsKey(key);
    }

    void put(Bytes key, Entry entry) {
        entries.put(key, entry);
    }

    void remove(Bytes key) {
        entries.invalidate(key);
    }

    void clear() {
        entries.invalidateAll();
    }
}
