package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.CacheOperationException;

/**
 * The loads of one cache that have a time: they run on threads of the platform, and whoever asked waits for them only so long.
 *
 * <p>A load that took too long is interrupted, and given up: it stores nothing. Should it run on nevertheless, the next caller loads anew;
 * but where {@link #MOST_GIVEN_UP} run on, whoever asks for the key of a further one is refused until that ends, so that loaders of a key
 * that never return take a bounded number of threads.
 */
final class TimedLoads {

    /** A few hang where a backend is gone; more tell of loaders that do not heed an interrupt. */
    static final int MOST_GIVEN_UP = 16;

    private final String cache;
    private final LoadThreads threads;
    private final LoadWaits waits;
    private final Loads loads;
    private final BiConsumer<Load, CacheLoadTimeoutException> late;
    private final Optional<Duration> soft;
    private final Optional<Duration> hard;
    private final AtomicInteger givenUp = new AtomicInteger();

    /** Those beyond {@link #MOST_GIVEN_UP} that run on, by what stands for their keys. */
    private final ConcurrentMap<Object, Load> hanging = new ConcurrentHashMap<>();

    /**
     * The loads of a cache.
     *
     * @param late is told once of each load that is given up, or was not begun
     */
    TimedLoads(
            String cache,
            LoadPolicy policy,
            LoadWaits waits,
            Loads loads,
            BiConsumer<Load, CacheLoadTimeoutException> late) {
        this.cache = cache;
        this.threads = policy.threads();
        this.waits = waits;
        this.loads = loads;
        this.late = late;
        this.soft = policy.softTimeout();
        this.hard = policy.timeout();
    }

    /** Whether a load of the calling thread has a time of its own: not within another such load, whose time it shares. */
    boolean areForThisThread() {
        return !threads.isOne();
    }

    /**
     * Runs a load of the caller's.
     *
     * @param body runs it, and ends it for those who wait
     * @param older gives what may be given in its place when it takes long, or null
     * @throws ExecutionException with what the body threw, or what ended the load before it did
     */
    @Nullable
    Object run(Load load, Callable<@Nullable Object> body, Supplier<@Nullable Object> older) throws ExecutionException {
        long began = System.nanoTime();
        LoadRun run = new LoadRun(load, body, () -> lateEnd(load));
        load.runsIn(run);
        begin(load, run);
        Object instead = await(load, began, older);
        if (instead != null) {
            return instead;
        }
        Throwable failure = load.failure();
        if (failure instanceof CacheClosedException) {
            // All loads were cancelled, maybe before this one had begun. The body may run on.
            boolean unused = run.giveUp();
            throw new ExecutionException(failure);
        } else if (failure instanceof CacheLoadTimeoutException && run.isGivenUp()) {
            // Whoever waited for it, too, gave it up.
            throw late(load);
        }
        return outcome(load, run, Math.max(1, left(began, hard)));
    }

    private @Nullable Object outcome(Load load, LoadRun run, long nanos) throws ExecutionException {
        try {
            return run.outcome(nanos);
        } catch (TimeoutException e) {
            // It has ended, and an engine takes long to store what it gave, or to give an older value.
            Throwable failure = load.failure();
            if (failure != null || !load.isShared()) {
                throw new ExecutionException(failure == null ? late(load) : failure);
            }
            return load.result();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void lateEnd(Load load) {
        givenUp.decrementAndGet();
        loads.unregister(load);
        hanging.remove(loads.identity(load.key), load);
    }

    private void begin(Load load, LoadRun run) {
        Load before = hanging.get(loads.identity(load.key));
        if (before != null) {
            throw refused(load, late(before));
        }
        try {
            threads.run(run);
        } catch (OutOfMemoryError e) {
            // No thread could be made.
            loads.unregister(load);
            load.fail(e);
            throw e;
        } catch (RejectedExecutionException e) {
            String busy = "Cache '" + cache + "': the load of key '" + load.key
                    + "' was not begun, for as many loads run as the platform has threads for; see which loaders hang";
            throw refused(load, new CacheLoadTimeoutException(busy, cache, null, e));
        }
    }

    private CacheLoadTimeoutException refused(Load load, CacheLoadTimeoutException reason) {
        late.accept(load, reason);
        loads.unregister(load);
        load.fail(reason);
        return reason;
    }

    /** Waits for a load of somebody else's; gives what {@code older} gives where that took long enough, and null where it ended. */
    @Nullable
    Object await(Load load, Supplier<@Nullable Object> older) {
        return await(load, System.nanoTime(), older);
    }

    private @Nullable Object await(Load load, long began, Supplier<@Nullable Object> older) {
        try {
            LoadRun run = load.run();
            long loading = run == null ? began : run.began();
            if (soft.isPresent()
                    && !ended(load, Math.min(left(began, soft), left(loading, hard)))
                    && left(loading, hard) > 0) {
                Object value = older.get();
                if (value != null) {
                    return value;
                }
            }
            if (!ended(load, left(loading, hard))) {
                if (giveUp(load)) {
                    throw late(load);
                }
                // What it loaded just now is about to be told.
                boolean unused = ended(load, Long.MAX_VALUE);
            }
            return null;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Gives up a load that takes too long, though nobody waits for it: whoever asks has an older value meanwhile. */
    void giveUpLate(Load load) {
        LoadRun run = load.run();
        if (run != null && left(run.began(), hard) <= 0) {
            boolean unused = giveUp(load);
        }
    }

    private boolean ended(Load load, long nanos) throws InterruptedException {
        return switch (waits.await(load, nanos)) {
            case ENDED -> true;
            case TOO_LONG -> false;
            case CIRCLE -> throw LoadWaits.circle(cache, load);
        };
    }

    private static long left(long began, Optional<Duration> time) {
        return time.map(Lifetimes::nanos).orElse(Long.MAX_VALUE) - (System.nanoTime() - began);
    }

    /** False where it ended just now. */
    private boolean giveUp(Load load) {
        LoadRun run = load.run();
        if (run == null) {
            // One of several keys, on its caller's thread, or one that is about to begin: only the waiting ends.
            return !load.hasEnded();
        }
        if (run.giveUp()) {
            if (givenUp.incrementAndGet() > MOST_GIVEN_UP) {
                hang(load, run);
            }
            CacheLoadTimeoutException reason = late(load);
            // While it is registered: a writer overtakes it, and then its failure is not remembered.
            late.accept(load, reason);
            loads.unregister(load);
            load.fail(reason);
            letGo(load);
            return true;
        }
        return run.isGivenUp();
    }

    private void hang(Load load, LoadRun run) {
        Object same = loads.identity(load.key);
        hanging.put(same, load);
        if (run.hasEnded()) {
            // It may have looked for this before it was there.
            hanging.remove(same, load);
        }
    }

    /** Not here: its engine may hang. */
    private void letGo(Load load) {
        if (load.isHolding()) {
            try {
                threads.run(load::letGo);
            } catch (RejectedExecutionException e) {
                // Others wait until its lease ends by itself, or it does.
            }
        }
    }

    private CacheLoadTimeoutException late(Load load) {
        return new CacheLoadTimeoutException(
                "Cache '" + cache + "': the load of key '" + load.key + "' took longer than load.timeout, "
                        + hard.orElseThrow() + "; ask again, or see why the loader takes so long",
                cache,
                null,
                null);
    }

    private CacheOperationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CacheOperationException(
                "Cache '" + cache + "': interrupted while waiting for a load, which goes on; ask again",
                cache,
                null,
                e);
    }
}
