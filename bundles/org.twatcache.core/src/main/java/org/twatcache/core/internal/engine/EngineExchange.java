package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.Migration.Progress;

/**
 * What changes who serves in one {@link EngineSlot}: installs an engine where none is, takes one out, has one exchange at a
 * time run, and ends the slot. Every change is a compare-and-set of the holder.
 */
final class EngineExchange {

    /** How long writers may be kept outside while those inside an engine leave that is taken out. */
    static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** An exchange in which nothing moves for so long is called off. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EngineExchange.class);

    private final boolean shared;
    private final EngineSlot slot;
    private final EngineLives lives;
    private final SlotObserver observer;
    private final Executor executor;
    private final Later later;
    private final AtomicReference<@Nullable Swap> running = new AtomicReference<>();
    private volatile Runnable stopWatching = () -> {};

    /**
     * Of one slot.
     *
     * @param shared whether the cache is that of all who name it: on an engine that processes share, that of all processes
     */
    EngineExchange(
            boolean shared, EngineSlot slot, EngineLives lives, SlotObserver observer, Executor executor, Later later) {
        this.shared = shared;
        this.slot = slot;
        this.lives = lives;
        this.observer = observer;
        this.executor = executor;
        this.later = later;
    }

    /**
     * Whether other processes have the same entries on an engine. What they wrote there is never overwritten by copies, and is none
     * the worse for this one leaving.
     */
    boolean isEverybodys(EngineOffer offer) {
        return shared && offer.info().traits().contains(EngineTrait.SHARED);
    }

    /** Whether what an engine keeps beyond its own end is nobody's when this cache is served by another. */
    boolean endsWithItsEngine(EngineOffer offer) {
        return Survivors.survives(offer) && !isEverybodys(offer);
    }

    EngineSlot slot() {
        return slot;
    }

    EngineLives lives() {
        return lives;
    }

    /** The exchange under way, or null. */
    @Nullable
    Swap running() {
        return running.get();
    }

    /**
     * Starts an exchange on another thread; false where there is one under way, or where the engine that it is to take out
     * does not serve any more. Whoever gets false has the keeper look again.
     */
    boolean begin(Swap swap) {
        if (!running.compareAndSet(null, swap)) {
            return false;
        }
        if (!swap.from().serves(slot.holder())) {
            // One that was under way when this one was decided on has just ended.
            running.set(null);
            return false;
        }
        String to = swap.to().info().name();
        observer.happened(
                Kind.MIGRATION_STARTED, to, "moves from " + swap.from().name() + " to " + to);
        watch(swap, swap.report().progress());
        executor.execute(swap::run);
        return true;
    }

    /** Runs something after a while; gives what calls it off. */
    Runnable later(Runnable task, Duration delay) {
        return later.run(task, delay);
    }

    /** Runs something that may hang in an engine. */
    void elsewhere(Runnable task) {
        executor.execute(task);
    }

    /** To be called once for each exchange that began, when it is over. */
    void ended(Swap swap) {
        // What waits to look after it would keep the engine that it took out.
        stopWatching.run();
        running.compareAndSet(swap, null);
    }

    private void watch(Swap swap, Progress before) {
        stopWatching = later.run(
                () -> {
                    Progress now = swap.report().progress();
                    if (running.get() != swap) {
                        return;
                    }
                    if (now.stage() == before.stage() && now.copied() == before.copied()) {
                        boolean stopped = swap.cancel("nothing moved for " + STUCK.toSeconds() + " s, at " + now);
                        LOG.debug("An exchange was stuck; called off: {}", stopped);
                    } else {
                        watch(swap, now);
                    }
                },
                STUCK);
    }

    /** Has an engine serve where none does; false where somebody was quicker. It goes on with a journal, if there is one. */
    boolean install(Holder absent, ServingEngine fresh, @Nullable Marks journal) {
        boolean unused = fresh.events().open();
        return slot.replace(absent, journal == null ? Holder.serving(fresh) : Holder.standingIn(fresh, journal));
    }

    /**
     * Has an engine serve that was away, where none does: without what was written meanwhile.
     *
     * @param searching what comes after it where it cannot serve, with its journal: who waits in the present one was sent on
     *     already
     */
    boolean comeBack(Holder absent, ServingEngine returned, Function<Marks, Holder> searching) {
        Marks journal = absent.marks;
        if (journal == null) {
            return install(absent, returned, null);
        }
        Holder frozen = absent.freeze();
        MakingGood making = new MakingGood(journal, returned);
        boolean served = false;
        journal.beginReturn();
        try {
            making.catchUp();
            if (slot.replace(absent, frozen) && frozen.lease.drain(DRAIN_NANOS)) {
                making.finish();
                boolean unused = returned.events().open();
                served = slot.replace(frozen, Holder.serving(returned));
            }
            return served;
        } finally {
            journal.endReturn();
            if (!served) {
                try {
                    making.giveBack();
                } finally {
                    boolean unused = slot.replace(frozen, searching.apply(journal));
                }
            }
        }
    }

    /** Has the next engine serve; false where the former one was taken out or the slot closed meanwhile. */
    boolean serve(Holder frozen, ServingEngine from, ServingEngine next) {
        boolean unused = next.events().open();
        return follow(frozen, from, Holder.serving(next), endsWithItsEngine(from.offer()));
    }

    /** Installs what comes after an engine, and ends that; false where somebody was quicker. */
    boolean follow(Holder frozen, ServingEngine from, Holder next, boolean destroy) {
        boolean replaced = slot.replace(frozen, next);
        if (replaced) {
            lives.endLater(from, destroy);
        }
        return replaced;
    }

    /**
     * Takes an engine out with whatever it keeps.
     *
     * @param absent what comes after it
     * @param drainNanos how long to wait at most for those who are inside
     * @return whether it was this call that did so
     */
    boolean takeOut(ServingEngine serving, Supplier<Holder> absent, long drainNanos) {
        while (true) {
            Holder met = slot.holder();
            if (!serving.serves(met)) {
                return false;
            }
            Holder frozen = met.frozen ? met : met.freeze();
            if (met != frozen && !slot.replace(met, frozen)) {
                continue;
            }
            if (!frozen.lease.drain(drainNanos)) {
                LOG.debug("Writers are still inside the leaving engine {}", serving.name());
            }
            if (slot.replace(frozen, absent.get())) {
                return true;
            }
        }
    }

    /** Ends the slot, and the engine that served, by this thread or elsewhere. Gives what it met; null where it had ended. */
    @Nullable
    Holder close(Holder closed, boolean destroy, boolean elsewhere) {
        while (true) {
            Holder met = slot.holder();
            if (met.terminal) {
                return null;
            }
            if (slot.replace(met, closed)) {
                Swap swap = running.get();
                if (swap != null) {
                    swap.cancel("the cache was closed");
                }
                if (met.serving != null && elsewhere) {
                    lives.endLater(met.serving, destroy);
                } else if (met.serving != null) {
                    lives.end(met.serving, destroy);
                }
                return met;
            }
        }
    }
}
