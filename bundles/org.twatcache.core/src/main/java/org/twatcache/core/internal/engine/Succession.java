package org.twatcache.core.internal.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.SwapMode;

/**
 * Has the engine that serves give way: to a better one that came, now, later or never; or, at once, to one that is made as the
 * cache wants it by now, be it of the same factory.
 */
final class Succession {

    private final EngineKeeper keeper;
    private final EngineExchange exchange;
    private final Parking parking;
    private final Absence absence;
    private final Survivors survivors;
    private final Rebinding rebinding;
    private final EngineSearch search;
    private volatile boolean ordered;

    Succession(
            EngineKeeper keeper,
            EngineExchange exchange,
            Parking parking,
            Absence absence,
            Survivors survivors,
            Rebinding rebinding,
            EngineSearch search) {
        this.keeper = keeper;
        this.exchange = exchange;
        this.parking = parking;
        this.absence = absence;
        this.survivors = survivors;
        this.rebinding = rebinding;
        this.search = search;
    }

    /** The next look moves to the best engine without waiting for it to have stayed: somebody wished for it by name. */
    void order() {
        ordered = true;
    }

    /** Looks whether what serves is to be replaced. */
    void consider(ServingEngine serving) {
        EngineOffer best = keeper.best();
        if (best == null || exchange.running() != null) {
            return;
        }
        boolean parked = parking.isPark(serving);
        Duration wait = best == serving.offer() ? null : beforeMovingTo(best, parked);
        if (wait != null && wait.isZero()) {
            begin(serving, best);
        } else if (!parked && !exchange.lives().isCurrent(serving) && isEligible(serving.offer())) {
            renew(serving);
        } else if (wait != null) {
            rebinding.lookIn(wait, keeper::reconcile);
        } else {
            ordered = false;
        }
    }

    private @Nullable Duration beforeMovingTo(EngineOffer better, boolean parked) {
        return ordered ? Duration.ZERO : rebinding.before(keeper.wish().rebind(), better, parked);
    }

    private boolean isEligible(EngineOffer offer) {
        return keeper.selection().eligible().contains(offer);
    }

    private void begin(ServingEngine serving, EngineOffer next) {
        ordered = false;
        if (!exchange.begin(keeper.moveTo(serving, next, SwapMode.MIGRATE, keeper::moved))) {
            exchange.elsewhere(keeper::reconcile);
        }
    }

    /** The same engine, made anew. Of one that keeps its entries there cannot be two: calls wait while it is opened again. */
    private void renew(ServingEngine serving) {
        if (!keeper.isNamed() || !Survivors.survives(serving.offer())) {
            begin(serving, serving.offer());
        } else if (exchange.takeOut(serving, () -> absence.following(OnEngineLoss.AWAIT), EngineExchange.DRAIN_NANOS)) {
            // Nobody can have written since: it is believed.
            search.awaits();
            survivors.goes(serving.offer(), null);
            exchange.lives().endLater(serving, false);
            exchange.elsewhere(keeper::reconcile);
        }
    }
}
