package org.twatcache.core.internal.context;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheStats;
import org.twatcache.admin.CacheEvent;
import org.twatcache.core.internal.cache.CacheServices;
import org.twatcache.core.internal.cache.EntryStore;
import org.twatcache.core.internal.cache.HandleLife;
import org.twatcache.core.internal.cache.ManagedCache;
import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Attachment;
import org.twatcache.core.internal.engine.EngineKeeper;

/**
 * The data of one cache: lives from its creation until its last holder (a handle, a context, or the owner itself) let go, or
 * until its owner or an operator ends it.
 */
final class Instance {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    /** Lifetimes from here on are told by the coarse clock. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    final long id;
    final String name;
    final Owner owner;
    final Instant openedAt = Instant.now();
    private final EngineKeeper keeper;
    private final Attachment attachment;
    private final Coding coding;
    private final CacheServices services;
    private final StatsCounter stats;
    private final Journal journal;
    private final Runnable atEnd;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicInteger handles = new AtomicInteger();
    private final AtomicBoolean heldByOwner = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(1);
    volatile EffectiveSpec<?, ?> effective;
    private volatile @Nullable String ended;

    Instance(
            long id,
            EffectiveSpec<?, ?> effective,
            Owner owner,
            EngineKeeper keeper,
            Attachment attachment,
            Coding coding,
            CacheServices services,
            StatsCounter stats,
            Journal journal,
            Runnable atEnd) {
        this.id = id;
        this.name = services.name();
        this.effective = effective;
        this.owner = owner;
        this.keeper = keeper;
        this.attachment = attachment;
        this.coding = coding;
        this.services = services;
        this.stats = stats;
        this.journal = journal;
        this.atEnd = atEnd;
    }

    /** Whether its lifetimes need the coarse clock. */
    static boolean usesCoarseClock(EffectiveSpec<?, ?> effective) {
        return Stream.of(effective.spec().timeToLive(), effective.spec().timeToIdle())
                .flatMap(Optional::stream)
                .anyMatch(lifetime -> lifetime.compareTo(COARSE) >= 0);
    }

    /** Keeps its engine, which may be that of other instances too. */
    EngineKeeper keeper() {
        return keeper;
    }

    Coding coding() {
        return coding;
    }

    EntryStore store() {
        return services.store();
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
            attachment.reconcile();
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

    /** A handle that takes over one hold; its owner is to close it. */
    <K, V> ManagedCache<K, V> handle() {
        Opened opened = owner.opened("cache", name);
        return handle(() -> owner.closed(opened));
    }

    /** A handle that takes over one hold, and that nobody has to close. */
    <K, V> ManagedCache<K, V> lastingHandle() {
        return handle(() -> {});
    }

    private <K, V> ManagedCache<K, V> handle(Runnable atClose) {
        handles.incrementAndGet();
        HandleLife life = new HandleLife(name, () -> {
            atClose.run();
            handles.decrementAndGet();
            release();
        });
        return new ManagedCache<K, V>(services, life).followed();
    }

    /** Ends the loads under way, and the waiting for them. */
    void cancelLoads(String reason) {
        services.store().cancelLoads(() -> closedError(reason));
    }

    /** The last events, the oldest first. */
    List<CacheEvent> events() {
        return journal.last();
    }

    /** Wants of its engine what another spec says; false where that is nothing new. */
    boolean follow(EffectiveSpec<?, ?> other) {
        EffectiveSpec<?, ?> before = effective;
        if (before.wantsTheSameEngineAs(other)) {
            return false;
        }
        effective = before.withEngineOf(other);
        return true;
    }

    /** A handle that holds nothing, for operators. */
    <K, V> ManagedCache<K, V> guestHandle() {
        return new ManagedCache<>(services, new HandleLife(name, () -> {}));
    }

    /**
     * Ends the instance: loads first, then every handle and the engine. Idempotent; throws only where entries were to be
     * destroyed that others have open too, and could not be.
     */
    void end(String reason, boolean destroy) {
        try {
            if (destroy && effective.spec().isShared() && !hasEnded()) {
                services.store().clear();
            }
        } finally {
            end(reason, error -> attachment.close(destroy, error));
        }
    }

    /** The same for whoever must not wait for an engine that hangs; {@link #awaitEnd} is to follow. */
    void endElsewhere(String reason) {
        end(reason, attachment::closeElsewhere);
    }

    /** Waits until its engine is closed; returns at a time where that hangs, in nanoseconds of the JVM's clock. */
    void awaitEnd(long nanoTime) {
        if (!attachment.awaitClosed(nanoTime - System.nanoTime())) {
            LOG.warn("Cache '{}' of {}: its engine did not close in time; it is left to its bundle", name, owner.ref());
        }
    }

    private void end(String reason, Consumer<Supplier<RuntimeException>> closing) {
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
                closing.accept(error);
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
        return closedError(String.valueOf(ended));
    }

    private CacheClosedException closedError(String reason) {
        return new CacheClosedException(
                "Cache '" + name + "' of " + owner.ref() + " was closed: " + reason + "; open it again");
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
