package org.twatcache.core.internal.transfer;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheResourceException;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.cache.EntryStore;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.codec.ExportReader;
import org.twatcache.core.internal.codec.UnusableExportException;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** Puts the entries of an export into one cache, as a client would. Used by one thread. */
public final class Import {

    /** Entries that are put together, and so become durable together. */
    private static final int PAGE = 256;

    /** Bytes of them, however many they are: what was deflated may take a thousand times as much. */
    private static final long PAGE_BYTES = 1 << 16;

    private final String cache;
    private final EntryStore store;
    private final Coding coding;
    private final InstantSource wall;
    private final List<EngineEntry<Object>> page = new ArrayList<>();
    private long pageAt;
    private long entries;
    private long expired;
    private long skipped;

    public Import(String cache, EntryStore store, Coding coding, InstantSource wall) {
        this.cache = cache;
        this.store = store;
        this.coding = coding;
        this.wall = wall;
    }

    /** Puts everything; where not everything can be read, what comes before that. */
    public Transfer run(InputStream in) throws InterruptedException {
        long began = System.nanoTime();
        try {
            ExportReader reader = ExportReader.begin(coding, in);
            while (reader.next()) {
                take(reader.entry());
                if (page.size() == PAGE || reader.bytes() - pageAt >= PAGE_BYTES) {
                    put();
                    pageAt = reader.bytes();
                }
            }
            put();
            return new Transfer(entries, expired, skipped, reader.bytes(), Duration.ofNanos(System.nanoTime() - began));
        } catch (UnusableExportException e) {
            put();
            throw new CacheResourceException(
                    "Cache '" + cache + "' cannot import this: it " + e.getMessage() + "; " + done(),
                    cache,
                    store.slot().engine(),
                    e);
        }
    }

    private void take(@Nullable EngineEntry<Object> entry) {
        if (entry == null) {
            skipped++;
        } else if (entry.deadline() == CacheEngine.NO_DEADLINE) {
            add(entry, store.lifetimes().usual());
        } else {
            long left = entry.deadline() - Export.nanos(wall.instant());
            if (entry.deadline() <= 0 || left <= 0) {
                expired++;
            } else {
                add(entry, store.lifetimes().after(Duration.ofNanos(left)));
            }
        }
    }

    private void add(EngineEntry<Object> entry, long deadline) {
        page.add(new EngineEntry<>(entry.key(), entry.value(), deadline));
    }

    private void put() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The import into cache '" + cache + "' was stopped; " + done());
        } else if (page.isEmpty()) {
            return;
        }
        try {
            store.putAll(page);
        } catch (CacheException e) {
            throw stopped(String.valueOf(e.getMessage()), e);
        }
        if (store.slot().engine() == null) {
            throw stopped("there is no engine now", null);
        }
        entries += page.size();
        page.clear();
    }

    private CacheOperationException stopped(String why, @Nullable CacheException cause) {
        return new CacheOperationException(
                "The import into cache '" + cache + "' stopped: " + why + "; " + done(),
                cache,
                store.slot().engine(),
                cause);
    }

    private String done() {
        return entries == 0 && expired == 0 && skipped == 0
                ? "nothing was imported"
                : entries + " entries were imported before that, " + expired + " were expired, " + skipped
                        + " could not be read";
    }
}
