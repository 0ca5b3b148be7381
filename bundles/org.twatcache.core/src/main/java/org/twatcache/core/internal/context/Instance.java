package org.twatcache.core.internal.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheStats;
import org.twatcache.core.internal.cache.CacheServices;
import org.twatcache.core.internal.cache.HandleLife;
import org.twatcache.core.internal.cache.ManagedCache;
import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.EngineKeeper;

/**
 * The data of one cache: lives from its creation until its last holder (a handle, a context, or the owner itself) let go, or
 * until its owner or an operator ends it.
 */
final class Instance {

    /** Lifetimes from here on are told by the coarse clock. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    final long id;
    final String name;
    final EffectiveSpec<?, ?> effective;
    final Owner owner;
    final Instant openedAt = Instant.now();
    private final EngineKeeper keeper;
    private final CacheServices services;
    private final StatsCounter stats;
    private final Runnable atEnd;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicInteger handles = new AtomicInteger();
    private final AtomicBoolean heldByOwner = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile @Nullable String ended;

    Instance(
            long id,
            EffectiveSpec<?, ?> effective,
            Owner owner,
            EngineKeeper keeper,
            CacheServices services,
            StatsCounter stats,
            Runnable atEnd) {
        this.id = id;
        this.name = services.name();
        this.effective = effective;
        this.owner = owner;
        this.keeper = keeper;
        this.services = services;
        this.stats = stats;
        this.atEnd = atEnd;
    }

    /** Whether its lifetimes need the coarse clock. */
    static boolean usesCoarseClock(EffectiveSpec<?, ?> effective) {
        return Stream.of(effective.spec().timeToLive(), effective.spec().timeToIdle())
                .flatMap(Optional::stream)
                .anyMatch(lifetime -> lifetime.compareTo(COARSE) >= 0);
    }

    EngineKeeper keeper() {
        return keeper;
    }

    CacheStats stats() {
        return stats.snapshot();
    }

    int handles() {
        return handles.get();
    }

    /** Finds the engine, once; the creator does so after others can see the instance. */
    void start() {
        try {
            keeper.reconcile();
        } finally {
            started.countDown();
        }
    }

    /**
     * Throws where a client who joins cannot be served as its spec wants. One who joins while the first is still opening
     * waits for that as long as calls wait for an engine.
     */
    void requireEngine(boolean strict) {
        try {
            boolean unused = started.await(
                    TimeUnit.NANOSECONDS.convert(effective.spec().engineWait().orElse(Duration.ZERO)),
                    TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.requireEngine(strict);
    }

    /** Becomes one more holder; false where the instance has ended. */
    boolean acquire() {
        int held = holders.get();
        while (held > 0 && !holders.compareAndSet(held, held + 1)) {
            held = holders.get();
        }
        return held > 0;
    }

    /** Lets go what {@link #acquire} gave, or the creator's hold. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            end("its last handle and context were closed", false);
        }
    }

    /** Makes the owner itself a holder, who lets go only by ending the instance; false where it has ended. */
    boolean holdByOwner() {
        return !heldByOwner.compareAndSet(false, true) || acquire();
    }

    /** A handle that takes over one hold. */
    <K, V> ManagedCache<K, V> handle() {
        handles.incrementAndGet();
        HandleLife life = new HandleLife(name, () -> {
            handles.decrementAndGet();
            release();
        });
        return new ManagedCache<K, V>(services, life).followed();
    }

    /** A handle that holds nothing, for operators. */
    <K, V> ManagedCache<K, V> guestHandle() {
        return new ManagedCache<>(services, new HandleLife(name, () -> {}));
    }

    /** Ends the instance: loads first, then every handle and the engine. Idempotent; throws nothing. */
    void end(String reason, boolean destroy) {
        holders.set(Integer.MIN_VALUE / 2);
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = reason;
        }
        Supplier<RuntimeException> error = this::closedError;
        try {
            services.store().cancelLoads(error);
            services.calls().end(error);
        } finally {
            // Whatever the client's own code throws, the engine is closed.
            try {
                keeper.close(destroy, error);
            } finally {
                atEnd.run();
            }
        }
    }

    /** Throws once the instance has ended. */
    void check() {
        if (ended != null) {
            throw closedError();
        }
    }

    boolean hasEnded() {
        return ended != null;
    }

    private CacheClosedException closedError() {
        return new CacheClosedException(
                "Cache '" + name + "' of " + owner.ref() + " was closed: " + ended + "; open it again");
    }

    /** Starts, or ends again and throws what kept it from serving. */
    void startFor(boolean strict) {
        try {
            start();
            keeper.requireEngine(strict);
        } catch (RuntimeException | Error e) {
            end("it could not be opened", false);
            throw e;
        }
    }
}
