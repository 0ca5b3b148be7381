package org.twatcache.core.internal.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.engine.Looking.Look;

/**
 * The search for an engine where none serves: opens the best that is there, and the next one where that fails, until there is
 * none left. Then calls follow the cache's policy until there is news.
 *
 * <p>An engine begins with entries that are right: those of a park that waits, and, where it kept any beyond its bundle,
 * only those which nobody can have written since. One thread at a time searches ({@link Looking}); one that is left behind
 * in an engine that hangs changes nothing when it returns.
 */
final class EngineSearch {

    /** After this is tried again what was called off, or failed. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EngineSearch.class);

    private final String cache;
    private final EngineKeeper keeper;
    private final EngineExchange exchange;
    private final Parking parking;
    private final Absence absence;
    private final Failures failures;
    private final Survivors survivors;
    private final Rebinding rebinding;
    private final Tidings tidings;
    private final SlotObserver observer;
    private volatile @Nullable Holder settled;
    private volatile @Nullable OnEngineLoss settledPolicy;
    private volatile boolean served;
    private volatile boolean destroys;

    EngineSearch(
            String cache,
            EngineKeeper keeper,
            EngineExchange exchange,
            Parking parking,
            Absence absence,
            Failures failures,
            Survivors survivors,
            Rebinding rebinding,
            Tidings tidings,
            SlotObserver observer) {
        this.cache = cache;
        this.keeper = keeper;
        this.exchange = exchange;
        this.parking = parking;
        this.absence = absence;
        this.failures = failures;
        this.survivors = survivors;
        this.rebinding = rebinding;
        this.tidings = tidings;
        this.observer = observer;
    }

    /** An engine serves, found by whomever. */
    void ended() {
        served = true;
        settledPolicy = null;
    }

    /** Calls wait for a moment, whatever the cache's policy, for an engine that is opened anew. */
    void awaits() {
        settledPolicy = OnEngineLoss.AWAIT;
    }

    /** The cache is about to be destroyed: an engine that comes too late for that is destroyed too. */
    void destroysWhatItFinds() {
        destroys = true;
    }

    /** Searches, on behalf of a look. */
    void seek(Look look) {
        while (!look.isLeftBehind()) {
            Holder met = exchange.slot().holder();
            if (met.serving != null || met.terminal) {
                return;
            }
            Selection selection = keeper.selection();
            if (selection.eligible().isEmpty()) {
                settle(met, selection);
                if (!failures.reasons().isEmpty()) {
                    rebinding.lookIn(AGAIN, this::tryAgain);
                }
                return;
            }
            EngineOffer offer = selection.eligible().get(0);
            boolean again = served || settled != null;
            Runnable callOff = again ? rebinding.later(keeper::reconcile) : () -> {};
            look.opens(offer);
            try {
                ServingEngine found = tryOpen(met, offer, look);
                if (found != null) {
                    LOG.debug("Cache '{}' is served by {}", cache, found.name());
                    if (again) {
                        tidings.served(found.name());
                    }
                    keeper.served(found);
                    return;
                }
            } finally {
                look.opens(null);
                callOff.run();
            }
        }
    }

    /** What failed may go well by now, without any news of it. */
    private void tryAgain() {
        failures.clear();
        keeper.reconcile();
    }

    /** Opens an engine and has it serve; null where it does not. */
    private @Nullable ServingEngine tryOpen(Holder met, EngineOffer offer, Look look) {
        boolean returns = survivors.returnsWith(offer, met);
        ServingEngine fresh = null;
        boolean installed = false;
        try {
            fresh = open(offer, returns);
            installed = !look.isLeftBehind() && installed(met, fresh, returns);
            return installed ? fresh : null;
        } catch (Exception | Error e) {
            failures.note(offer, e);
            observer.failed(e);
            LOG.debug("Cache '{}': engine {} did not start", cache, offer.info().name(), e);
            return null;
        } finally {
            if (fresh != null && !installed) {
                exchange.lives().end(fresh, destroys && Survivors.survives(offer));
            }
        }
    }

    private boolean installed(Holder met, ServingEngine fresh, boolean returns) {
        boolean installed = false;
        long poured = 0;
        try {
            if (exchange.isEverybodys(fresh.offer())) {
                tidings.dropped(ParkEngine.NAME, parking.forget());
            } else {
                poured = parking.pourInto(fresh.engine());
            }
            if (returns) {
                installed = exchange.comeBack(met, fresh, absence::searching);
            } else {
                survivors.othersServe(fresh.offer());
                installed = exchange.install(met, fresh, survivors.journalFor(fresh.offer(), met));
            }
            return installed;
        } finally {
            if (!installed) {
                tidings.dropped(ParkEngine.NAME, poured);
            }
            if (exchange.slot().holder().terminal) {
                // Where the engine refused it, it was kept after everything had ended.
                long unused = parking.forget();
            }
        }
    }

    private void settle(Holder met, Selection selection) {
        EngineWish wish = keeper.wish();
        OnEngineLoss policy = wish.policy();
        if (met == settled && policy == settledPolicy) {
            return;
        }
        // Searching and settled differ under FAILOVER only; elsewhere those who wait must not begin their waiting anew.
        boolean stays = policy != OnEngineLoss.FAILOVER && (settledPolicy == null || policy == settledPolicy);
        Marks journal = met.marks;
        if (!stays && Parking.serves(policy) && journal == null) {
            // What is written from now on is not known to a park that waits.
            tidings.dropped(ParkEngine.NAME, parking.forget());
            journal = survivors.hears();
        }
        Holder next = stays ? met : absence.settled(journal);
        if (met == next || exchange.slot().replace(met, next)) {
            settled = next;
            settledPolicy = policy;
            tidings.absent(wish, selection, !served && wish.spec().required().orElse(false));
        }
    }

    /**
     * Opens an engine that may serve from now on, and throws what that throws.
     *
     * @param returns whether what it kept from before is believed, as it is made good before it serves
     */
    ServingEngine open(EngineOffer offer, boolean returns) {
        ServingEngine opened = exchange.lives().create(offer);
        boolean usable = false;
        try {
            if (!returns && (served || settled != null || survivors.isStale(offer))) {
                if (exchange.slot().holder().serving != null && keeper.isNamed()) {
                    survivors.fills(offer);
                }
                // What it kept from before an absence was not told of the writes since then.
                opened.engine().clear();
                if (Survivors.survives(offer)) {
                    // Durable before its mark goes: a crash must not bring it back.
                    opened.engine().flush();
                }
            }
            usable = true;
            return opened;
        } finally {
            if (!usable) {
                exchange.lives().end(opened, false);
            }
        }
    }
}
