package org.twatcache.core.internal.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.SwapMode;

/**
 * Engines that leave one cache: because their bundle stops, or because they closed themselves.
 *
 * <p>The entries of an engine in memory go on to the engine that comes next, or into a park. There is little time for that,
 * because the bundle waits: what is not copied when it is over is forgotten, and an engine that hangs is taken out with
 * everything that it keeps.
 */
final class Departures {

    /** What an exchange may take beyond its time for copying: the pause of writers, and a thread that comes late. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How long callers wait for an exchange to make the best of an engine that closed itself. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** An engine that closes itself twice within this time is left alone until there is news of engines. */
    private static final long RELAPSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final String cache;
    private final EngineKeeper keeper;
    private final EngineExchange exchange;
    private final Parking parking;
    private final Absence absence;
    private final Failures failures;
    private final Survivors survivors;
    private final Tidings tidings;
    private volatile long lastLoss = System.nanoTime() - RELAPSE_NANOS;

    Departures(
            String cache,
            EngineKeeper keeper,
            EngineExchange exchange,
            Parking parking,
            Absence absence,
            Failures failures,
            Survivors survivors,
            Tidings tidings) {
        this.cache = cache;
        this.keeper = keeper;
        this.exchange = exchange;
        this.parking = parking;
        this.absence = absence;
        this.failures = failures;
        this.survivors = survivors;
        this.tidings = tidings;
    }

    /** Begins to move the cache off an engine, which leaves. */
    void begin(EngineOffer offer) {
        Swap running = exchange.running();
        if (running != null && running.to() == offer) {
            boolean unused = running.cancel("its bundle stops");
        }
        ServingEngine serving = exchange.slot().holder().serving;
        if (serving != null && serving.offer() == offer) {
            depart(serving, System.nanoTime() + parking.copyingNanos());
        }
    }

    /** Returns when an engine was left and closed, or hangs; counted from when its leaving began. */
    void await(EngineOffer offer, long began) {
        long end = began + parking.copyingNanos() + GRACE_NANOS;
        while (true) {
            Holder met = exchange.slot().holder();
            ServingEngine serving = met.serving;
            if (keeper.isOffered(offer)) {
                // It came again meanwhile, and what serves may be new.
                return;
            }
            if (serving == null || serving.offer() != offer) {
                break;
            }
            if (!met.awaitReplaced(end - System.nanoTime())) {
                // The time of all caches is over: none waits for those inside any more.
                evict(serving, 0);
            }
        }
        if (!exchange.lives().awaitNone(offer, end + CLOSE_NANOS - System.nanoTime())) {
            LOG.warn(
                    "Cache '{}': engine {} did not close in time; it is left to its bundle",
                    cache,
                    offer.info().name());
        }
    }

    private void depart(ServingEngine serving, long deadline) {
        Swap running = exchange.running();
        if (running != null && running.isFrom(serving)) {
            running.hurry(deadline);
            return;
        }
        EngineOffer next = successor(serving.offer());
        boolean survives = keeper.isNamed() && Survivors.survives(serving.offer());
        if (next == null && (survives || parking.keepsNothing())) {
            // Elsewhere, as every exchange: a bundle leaves many caches, and all of them at once.
            exchange.elsewhere(() -> evict(serving));
            return;
        }
        Swap swap;
        if (next == null) {
            swap = park(serving);
        } else if (survives && !keeper.returns(next)) {
            swap = keeper.move(serving, next, () -> keeper.open(next), SwapMode.COLD, this::standIn, this::departed);
        } else {
            swap = keeper.moveTo(serving, next, SwapMode.MIGRATE, this::departed);
        }
        swap.hurry(deadline);
        if (!exchange.begin(swap)) {
            exchange.elsewhere(keeper::reconcile);
        }
    }

    private Swap park(ServingEngine serving) {
        return keeper.move(serving, parking.offer(), parking::open, SwapMode.MIGRATE, this::landInPark, this::departed);
    }

    /** The park serves, or only waits while calls follow their policy: by what that is now. */
    private boolean landInPark(Holder frozen, ServingEngine from, ServingEngine park) {
        OnEngineLoss policy = keeper.wish().policy();
        if (Parking.serves(policy)) {
            return exchange.serve(frozen, from, park);
        }
        parking.keep(park);
        boolean landed = exchange.follow(frozen, from, absence.following(policy), false);
        if (!landed) {
            parking.withdraw(park);
        }
        return landed;
    }

    /** The next engine serves until the one returns that keeps what it has, and is to know then what was written. */
    private boolean standIn(Holder frozen, ServingEngine from, ServingEngine next) {
        boolean unused = next.events().open();
        boolean durable = survivors.isLeftBehind(from);
        Marks journal = survivors.journal(from.offer());
        boolean landed = exchange.follow(
                frozen, from, durable ? Holder.standingIn(next, journal) : Holder.serving(next), !durable);
        if (landed && durable) {
            survivors.goes(from.offer(), journal);
        }
        return landed;
    }

    private void departed(Swap swap, @Nullable ServingEngine next, @Nullable RuntimeException failure) {
        tidings.over(swap, next, failure);
        exchange.ended(swap);
        if (next != null) {
            if (!Survivors.survives(swap.from().offer())) {
                tidings.dropped(next.name(), swap.report().result().dropped());
            }
            keeper.served(next);
        }
        ServingEngine from = swap.from();
        if (next != null && parking.isPark(next)) {
            parking.whenOver(() -> overdue(next));
            if (exchange.slot().holder().terminal) {
                // It would keep a cache in memory that has ended.
                parking.over();
            }
        } else if (next == null && from.serves(exchange.slot().holder())) {
            if (swap.to() != parking.offer() && swap.isTargetsFault() && failure != null) {
                failures.note(swap.to(), failure);
                depart(from, swap.deadline());
            } else {
                evict(from);
            }
        }
        exchange.elsewhere(keeper::reconcile);
    }

    /** No engine took over in time, unless one is about to. */
    private void overdue(ServingEngine park) {
        Swap running = exchange.running();
        if (running != null && running.isFrom(park)) {
            parking.whenOver(() -> overdue(park));
            return;
        }
        evict(park);
        tidings.dropped(ParkEngine.NAME, parking.forget(park));
        keeper.reconcile();
    }

    /** Takes an engine out at once, with whatever it keeps. */
    private void evict(ServingEngine serving) {
        evict(serving, EngineExchange.DRAIN_NANOS);
    }

    private void evict(ServingEngine serving, long drainNanos) {
        Swap running = exchange.running();
        if (running != null && running.isFrom(serving)) {
            boolean unused = running.cancel("its engine leaves at once");
        }
        if (keeper.isNamed() && Survivors.survives(serving.offer())) {
            leaveBehind(serving, drainNanos);
        } else if (exchange.takeOut(serving, absence::searching, drainNanos)) {
            boolean unused = serving.events().close();
            exchange.elsewhere(() -> {
                tidings.dropped(serving.name(), exchange.lives().size(serving));
                exchange.lives().end(serving, false);
            });
        }
    }

    /** Takes an engine out that keeps what it has. */
    private void leaveBehind(ServingEngine serving, long drainNanos) {
        boolean writable = Parking.serves(keeper.wish().policy());
        boolean durable = !writable || survivors.isLeftBehind(serving);
        Marks journal = writable && durable ? survivors.journal(serving.offer()) : null;
        if (exchange.takeOut(serving, () -> absence.searching(journal), drainNanos)) {
            if (durable) {
                survivors.goes(serving.offer(), journal);
            }
            exchange.lives().endLater(serving, !durable);
        }
    }

    /** The engine of a holder said that it is closed though nobody told us. */
    void lost(Holder met) {
        ServingEngine serving = met.serving;
        if (serving == null) {
            return;
        }
        Swap running = exchange.running();
        if (running != null && running.isFrom(serving) && running.sourceGone() && met.awaitReplaced(LOST_NANOS)) {
            return;
        }
        if (serving.serves(exchange.slot().holder())) {
            noteLoss(serving);
            evict(serving);
        }
    }

    private void noteLoss(ServingEngine serving) {
        if (!serving.events().close()) {
            return;
        }
        tidings.closedItself(serving.name());
        long now = System.nanoTime();
        if (now - lastLoss < RELAPSE_NANOS) {
            failures.note(serving.offer(), "closed itself again and again");
        }
        lastLoss = now;
    }

    /** The engine that comes next; null where the policy wants none, or none is there. */
    private @Nullable EngineOffer successor(EngineOffer leaving) {
        return keeper.selection().eligible().stream()
                .filter(offer -> offer != leaving)
                .findFirst()
                .orElse(null);
    }
}
