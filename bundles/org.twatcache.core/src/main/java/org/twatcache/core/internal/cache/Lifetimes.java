package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/** Turns the lifetimes of a spec, and of single calls, into deadlines. */
public final class Lifetimes {

    private final EngineClock clock;
    private final long jittered;
    private final double jitter;
    private final Optional<Duration> absentFor;

    public Lifetimes(CacheSpec<?, ?> spec, EngineClock clock) {
        this.clock = clock;
        this.jitter = spec.jitter().orElse(0);
        this.jittered = jitter > 0 ? spec.timeToLive().map(Lifetimes::nanos).orElse(0L) : 0;
        this.absentFor = spec.absentFor();
    }

    /** The deadline of an entry that is stored now without a lifetime of its own. */
    public long usual() {
        if (jittered == 0) {
            return CacheEngine.DEFAULT_DEADLINE;
        }
        double share = 1 - jitter * ThreadLocalRandom.current().nextDouble();
        return after(Math.max(1, (long) (jittered * share)));
    }

    /** The deadline of an entry that is stored now for a lifetime. */
    public long after(Duration lifetime) {
        if (lifetime.isZero() || lifetime.isNegative()) {
            throw new IllegalArgumentException("A lifetime is longer than zero, and this is " + lifetime);
        }
        return after(nanos(lifetime));
    }

    /** Whether absence is remembered. */
    boolean remembersAbsence() {
        return absentFor.isPresent();
    }

    /** The deadline of an absence that is learnt now. */
    long absence() {
        return after(nanos(absentFor.orElseThrow()));
    }

    /** What is left until a deadline, at least zero; null for no deadline. */
    public @Nullable Duration remaining(long deadline) {
        return deadline == CacheEngine.NO_DEADLINE ? null : Duration.ofNanos(Math.max(0, deadline - clock.nanos()));
    }

    private long after(long nanos) {
        long deadline = clock.nanos() + nanos;
        return deadline < 0 ? CacheEngine.NO_DEADLINE : deadline;
    }

    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
