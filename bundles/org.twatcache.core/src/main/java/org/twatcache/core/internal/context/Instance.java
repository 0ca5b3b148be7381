package org.twatcache.core.internal.context;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.twatcache.Cache;
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
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOpener;

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
    private final Beneath beneath;
    private final Coding coding;
    private final CacheServices services;
    private final StatsCounter stats;
    private final Journal journal;
    private final Consumer<Instance> atEnd;
    private final @Nullable Instance head;

    /** What bundles have of it, where it is a configuration's. */
    private final Collection<Instance> parts = new CopyOnWriteArrayList<>();

    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicInteger handles;
    private final AtomicBoolean heldByOwner = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(1);
    volatile EffectiveSpec<?, ?> effective;
    private volatile Runnable whenEnded = () -> {};
    private volatile @Nullable CacheEvent refusal;
    private volatile @Nullable String ended;

    Instance(
            long id,
            EffectiveSpec<?, ?> effective,
            Owner owner,
            Beneath beneath,
            Coding coding,
            CacheServices services,
            StatsCounter stats,
            Journal journal,
            @Nullable Instance head,
            Consumer<Instance> atEnd) {
        this.id = id;
        this.name = services.name();
        this.effective = effective;
        this.owner = owner;
        this.beneath = beneath;
        this.coding = coding;
        this.services = services;
        this.stats = stats;
        this.journal = journal;
        this.atEnd = atEnd;
        this.head = head;
        this.handles = head != null ? head.handles : new AtomicInteger();
    }

    /** Whether its lifetimes need the coarse clock. */
    static boolean usesCoarseClock(EffectiveSpec<?, ?> effective) {
        return Stream.of(effective.spec().timeToLive(), effective.spec().timeToIdle())
                .flatMap(Optional::stream)
                .anyMatch(lifetime -> lifetime.compareTo(COARSE) >= 0);
    }

    /** Keeps its engine, which may be that of other instances too. */
    EngineKeeper keeper() {
        return beneath.keeper();
    }

    /** What it is a part of, whose engine is given entries that are encoded; null where it is alone. */
    @Nullable
    SharedCache whole() {
        return beneath.whole();
    }

    /** When tags were invalidated; null where entries have none. */
    @Nullable
    Cache<String, UUID> tags() {
        return beneath.tags();
    }

    /** Whether it is what a bundle has of a configuration's. */
    boolean isPart() {
        return head != null;
    }

    /** Takes a part in, which ends no later than this. */
    void adopt(Instance part) {
        parts.add(part);
        if (ended != null) {
            part.end(String.valueOf(ended), false);
        }
    }

    /** Has something run when it has ended, by whomever; at once where it has. */
    void whenEnded(Runnable task) {
        whenEnded = task;
        if (ended != null) {
            task.run();
        }
    }

    /** One that knows the classes of the entries: itself, or what a bundle has of it; null where there is none. */
    @Nullable
    Instance reader() {
        boolean own = Stream.of(effective.spec().keyType(), effective.spec().valueType())
                .noneMatch(NamedType.class::isInstance);
        return own ? this : parts.stream().findFirst().orElse(null);
    }

    Coding coding() {
        return coding;
    }

    EntryStore store() {
        return services.store();
    }

    StatsCounter counter() {
        return stats;
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
            beneath.attachment().reconcile();
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
        beneath.keeper().requireEngine(strict);
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

    /** A handle for a bundle, that takes over one hold. */
    Lent lend() {
        handles.incrementAndGet();
        HandleLife life = HandleLife.ofBundle(name, () -> {
            handles.decrementAndGet();
            release();
        });
        ManagedCache<Object, Object> cache = new ManagedCache<Object, Object>(services, life).followed();
        return new Lent(cache, () -> {
            life.recall();
            cache.close();
        });
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

    /** The last events, the oldest first, and that its configuration is not in force. */
    List<CacheEvent> events() {
        List<CacheEvent> events = new ArrayList<>(journal.last());
        CacheEvent refused = refusal;
        if (refused != null) {
            events.remove(refused);
            events.add(refused);
        }
        return events;
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

    /**
     * Goes over to another spec, which differs in what is beneath its handles only.
     *
     * @param engine whether it wishes for another engine
     * @param bounds whether engines are to be made in another way
     */
    void renew(EffectiveSpec<?, ?> next, boolean engine, boolean bounds) {
        effective = next;
        SharedCache whole = beneath.whole();
        if (whole != null) {
            whole.follow(next);
        }
        EngineOpener opener = bounds ? beneath.openers().apply(next) : null;
        beneath.keeper().renew(owner.platform().wish(this, next), opener, engine);
    }

    /** The configuration that was read last is not in force, for a reason; null: it is. */
    void refuse(@Nullable String reason) {
        refusal = reason == null ? null : journal.refused(reason);
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
            end(
                    reason,
                    part -> part.end(reason, false),
                    error -> beneath.attachment().close(destroy, error),
                    () -> TagCaches.close(isPart() ? null : tags()));
        }
    }

    /**
     * The same for whoever ends everything of this owner, and must not wait for an engine that hangs; {@link #awaitEnd} is to follow. What tags
     * are worth is in another of these instances.
     */
    void endElsewhere(String reason) {
        end(reason, part -> part.endElsewhere(reason), beneath.attachment()::closeElsewhere, () -> {});
    }

    /** Waits until its engine is closed; returns at a time where that hangs, in nanoseconds of the JVM's clock. */
    void awaitEnd(long nanoTime) {
        if (!beneath.attachment().awaitClosed(nanoTime - System.nanoTime())) {
            LOG.warn("Cache '{}' of {}: its engine did not close in time; it is left to its bundle", name, owner.ref());
        }
    }

    private void end(
            String reason,
            Consumer<Instance> ofParts,
            Consumer<Supplier<RuntimeException>> closing,
            Runnable closingTags) {
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
                parts.forEach(ofParts);
                closing.accept(error);
            } finally {
                if (head != null) {
                    head.parts.remove(this);
                }
                atEnd.accept(this);
                closingTags.run();
                whenEnded.run();
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
            beneath.keeper().requireEngine(strict);
        } catch (RuntimeException | Error e) {
            end("it could not be opened", false);
            throw e;
        }
    }
}
