package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Optional;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.engine.SlotJournal;

/**
 * How a cache loads.
 *
 * @param lease how long processes that share the entries wait for each other's loads
 * @param softTimeout how long a caller waits who can have an older value
 * @param timeout how long any caller waits
 * @param threads where loads with such times run
 * @param journal is told when values are given whose lifetime is over
 */
public record LoadPolicy(
        Optional<Duration> lease,
        Optional<Duration> softTimeout,
        Optional<Duration> timeout,
        LoadThreads threads,
        SlotJournal journal) {

    /** What a spec says. */
    public static LoadPolicy of(CacheSpec<?, ?> spec, LoadThreads threads, SlotJournal journal) {
        return new LoadPolicy(spec.loadLease(), spec.loadSoftTimeout(), spec.loadTimeout(), threads, journal);
    }

    boolean isTimed() {
        return softTimeout.isPresent() || timeout.isPresent();
    }
}
