package org.twatcache.core.internal.cache;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheStats;

/** Counts for one cache. What tells of faults is counted even where statistics are off. */
public final class StatsCounter {

    private final boolean on;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadFailures = new LongAdder();
    private final LongAdder staleHits = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder removals = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder expirations = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder damaged = new LongAdder();

    public StatsCounter(boolean on) {
        this.on = on;
    }

    /** Itself, or null where reads are not counted. */
    @Nullable
    StatsCounter ofReads() {
        return on ? this : null;
    }

    /** How often the cache was used, or -1 where that is not counted. */
    public long requests() {
        return on ? hits.sum() + misses.sum() + puts.sum() + removals.sum() : -1;
    }

    void read(boolean hit) {
        if (on) {
            (hit ? hits : misses).increment();
        }
    }

    void read(int hit, int missed) {
        if (on) {
            hits.add(hit);
            misses.add(missed);
        }
    }

    void loaded(boolean well) {
        if (on) {
            (well ? loads : loadFailures).increment();
        }
    }

    /** Counts a value that was given beyond its lifetime. */
    void stale() {
        if (on) {
            staleHits.increment();
        }
    }

    void put(int entries) {
        if (on) {
            puts.add(entries);
        }
    }

    void removed() {
        if (on) {
            removals.increment();
        }
    }

    void evicted() {
        if (on) {
            evictions.increment();
        }
    }

    void expired() {
        if (on) {
            expirations.increment();
        }
    }

    /** Counts entries that went with their engine. */
    public void dropped(long entries) {
        dropped.add(entries);
    }

    /** Counts a failure of foreign code. */
    public void failed() {
        errors.increment();
    }

    /** Counts an entry that could not be read back. */
    public void damaged() {
        damaged.increment();
    }

    /** What was counted until now. */
    public CacheStats snapshot() {
        return new Snapshot(
                hits.sum(),
                misses.sum(),
                loads.sum(),
                loadFailures.sum(),
                staleHits.sum(),
                puts.sum(),
                removals.sum(),
                evictions.sum(),
                expirations.sum(),
                dropped.sum(),
                errors.sum(),
                damaged.sum());
    }

    private record Snapshot(
            long hits,
            long misses,
            long loads,
            long loadFailures,
            long staleHits,
            long puts,
            long removals,
            long evictions,
            long expirations,
            long dropped,
            long errors,
            long damaged)
            implements CacheStats {}
}
