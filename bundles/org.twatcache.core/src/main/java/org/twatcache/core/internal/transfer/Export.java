package org.twatcache.core.internal.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.core.internal.cache.EntryStore;
import org.twatcache.core.internal.cache.Noted;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.codec.ExportWriter;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** Writes the entries of one cache, once, while clients go on; no lock is held. Used by one thread. */
public final class Export {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final String cache;
    private final EntryStore store;
    private final EngineSlot whole;
    private final Coding coding;
    private final InstantSource wall;
    private final SeenKeys seen = new SeenKeys();
    private long expired;
    private long skipped;
    private @Nullable String reason;

    /**
     * An export.
     *
     * @param whole where the entries are that the store reads
     */
    public Export(String cache, EntryStore store, EngineSlot whole, Coding coding, InstantSource wall) {
        this.cache = cache;
        this.store = store;
        this.whole = whole;
        this.coding = coding;
        this.wall = wall;
    }

    /** Writes everything. */
    public Transfer run(OutputStream out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ExportWriter writer = ExportWriter.begin(coding, out);
        try (FollowingCursor cursor = new FollowingCursor(cache, store.slot(), whole)) {
            List<EngineEntry<Object>> page = cursor.nextPage();
            while (!page.isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("The export of cache '" + cache + "' was stopped");
                }
                write(page, writer);
                page = cursor.nextPage();
                requireOnce(cursor);
            }
        }
        writer.end();
        if (reason != null) {
            LOG.warn("Cache '{}': {} entries were left out of an export; the first: {}", cache, skipped, reason);
        }
        return new Transfer(
                writer.entries(), expired, skipped, writer.bytes(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** What cannot be encoded is left out, not what cannot be written. */
    private void write(List<EngineEntry<Object>> page, ExportWriter writer) throws IOException {
        for (EngineEntry<Object> entry : page) {
            EngineEntry<Object> there = store.seen(entry);
            if (there == null || there.value() == Absent.ABSENT) {
                continue;
            } else if (entry.value() instanceof Noted noted
                    && !noted.notes().tags().isEmpty()) {
                skip("entries with tags stay: whoever imports them would not know what their tags are worth");
                continue;
            }
            try {
                byte[] key = writer.key(there.key());
                if (seen.add(key)) {
                    write(key, there, writer);
                }
            } catch (CacheSerializationException e) {
                skip(String.valueOf(e.getMessage()));
            }
        }
    }

    private void skip(String why) {
        skipped++;
        reason = reason == null ? why : reason;
    }

    private void write(byte[] key, EngineEntry<Object> entry, ExportWriter writer) throws IOException {
        long now = nanos(wall.instant());
        Duration left = store.lifetimes().remaining(entry.deadline());
        if (left == null) {
            writer.write(key, entry.value(), CacheEngine.NO_DEADLINE);
        } else if (left.isZero()) {
            expired++;
        } else {
            long deadline = now + left.toNanos();
            writer.write(key, entry.value(), deadline < 0 ? CacheEngine.NO_DEADLINE : deadline);
        }
    }

    /** Only what is remembered can be told from what is met for the first time. */
    private void requireOnce(FollowingCursor cursor) {
        if (cursor.exchanges() > 0 && seen.isFull()) {
            throw new CacheOperationException(
                    "Cache '" + cache + "' was moved to another engine while it was exported, and has more than "
                            + SeenKeys.MOST + " entries; export it again",
                    cache,
                    store.slot().engine(),
                    null);
        }
    }

    /** Since 1970. */
    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
