package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.engine.Looking.Look;

/**
 * Sees to it that one {@link EngineSlot} is served by the best engine that is there.
 *
 * <p>{@link #reconcile} compares what serves with what is there, and is serialized without a lock: of several calls at once
 * one does the work and goes round once more for the others. Where nothing serves, an {@link EngineSearch} opens an engine;
 * where something does, an exchange ({@link Swap}) is started, which runs elsewhere and calls it again at its end. A leaving
 * engine is looked after by {@link Departures}. All of them change the holder only by compare-and-set, and look again at what is
 * offered after they changed it, so whichever comes second corrects the first.
 */
public final class EngineKeeper implements Attachment {

    private final String cache;
    private final EngineOffers offers;
    private final SlotObserver observer;
    private final Tidings tidings;
    private final Rebinding rebinding;
    private final Absence absence;
    private final EngineSlot slot;
    private final EngineLives lives;
    private final EngineExchange exchange;
    private final Parking parking;
    private final Survivors survivors;
    private final Departures departures;
    private final EngineSearch search;
    private final OperatorMoves operator;
    private final Succession succession;
    private final Failures failures = new Failures();
    private final Looking looking = new Looking(this::lookAgain, this::isOffered, this::passOver);
    private volatile EngineWish wish;

    /**
     * A keeper, which has not looked for an engine yet.
     *
     * @param requests how often the cache was used so far, negative where that is not counted
     */
    public EngineKeeper(
            String cache,
            EngineWish wish,
            Duration engineWait,
            KeeperSetting setting,
            EngineOpener opener,
            SlotObserver observer,
            LongSupplier requests) {
        this.cache = cache;
        this.wish = wish;
        this.offers = setting.offers();
        this.observer = observer;
        this.tidings = new Tidings(cache, observer);
        this.rebinding = new Rebinding(setting.steadiness(), setting.later(), requests);
        this.absence = new Absence(cache, () -> this.wish, engineWait, offers, this::selection);
        this.survivors = new Survivors(cache, setting.lastServed(), isNamed(), Parking.serves(wish.policy()));
        this.slot = new EngineSlot(cache, observer, this::lost, absence.searching(survivors.unmet()));
        this.lives = new EngineLives(
                cache,
                opener,
                observer,
                new MarkingEvents(observer, () -> slot.holder().marks),
                setting.changes(),
                this::isOffered);
        this.exchange =
                new EngineExchange(wish.spec().isShared(), slot, lives, observer, setting.changes(), setting.later());
        this.parking = new Parking(setting.parking(), lives, setting.later());
        this.search = new EngineSearch(
                cache, this, exchange, parking, absence, failures, survivors, rebinding, tidings, observer);
        this.operator = new OperatorMoves(cache, this, offers, exchange, failures);
        this.succession = new Succession(this, exchange, parking, absence, survivors, rebinding, search);
        this.departures = new Departures(cache, this, exchange, parking, absence, failures, survivors, tidings);
    }

    /** The slot that this keeps. */
    public EngineSlot slot() {
        return slot;
    }

    /** What is known of the engines for this cache now. */
    public Selection selection() {
        return Selection.of(wish, offers.ranked(), failures.reasons());
    }

    /** The offer that serves, or null. */
    public @Nullable EngineOffer serving() {
        ServingEngine serving = slot.holder().serving;
        return serving == null ? null : serving.offer();
    }

    /** How calls are served now; an exchange shows from its beginning, also before anything is copied, or where nothing is. */
    public State state() {
        State served = slot.state();
        return served == State.SERVING && exchange.running() != null ? State.MIGRATING : served;
    }

    EngineWish wish() {
        return wish;
    }

    /** From now on the cache wants something else of its engine; what an operator chose is still chosen. */
    public synchronized void wish(EngineWish other) {
        wish = other.choosing(wish.chosen()).among(wish.everybodys());
    }

    /**
     * The same, and at once: what serves is replaced by an engine that is as the cache wants it now, with its entries. Returns
     * before that.
     *
     * @param opener makes engines from now on; null where they stay as they are
     * @param engine whether another engine is wished for: then what an operator chose before is not chosen any more
     */
    public void renew(EngineWish other, @Nullable EngineOpener opener, boolean engine) {
        synchronized (this) {
            wish = other.choosing(engine ? null : wish.chosen()).among(wish.everybodys());
        }
        if (opener != null) {
            lives.openBy(opener);
        }
        if (engine) {
            succession.order();
        }
        failures.clear();
        exchange.elsewhere(this::reconcile);
    }

    /** An operator chose an engine, or none any more. */
    synchronized void choose(@Nullable String engine) {
        wish = wish.choosing(engine);
    }

    /**
     * Throws where a caller who insists on an engine has none, or where none can ever come.
     *
     * @param strict whether the caller insists
     */
    public void requireEngine(boolean strict) {
        Holder met = slot.holder();
        RuntimeException error = met.serving != null || met.terminal ? null : absence.error(strict, failures.last());
        if (error != null) {
            throw error;
        }
    }

    /**
     * There is news of engines, also of those that failed before.
     *
     * @return whether {@link #reconcile} is to be called
     */
    public boolean noteNews() {
        failures.clear();
        return serving() == null || serving() != best();
    }

    @Override
    public void reconcile() {
        looking.look();
    }

    private void lookAgain(Look look) {
        ServingEngine serving = slot.holder().serving;
        if (serving != null && !parking.isPark(serving) && isToBeLeft(serving.offer())) {
            departures.begin(serving.offer());
        } else if (serving != null) {
            succession.consider(serving);
        }
        search.seek(look);
    }

    /**
     * Whether an engine is no longer offered; or, of those that keep what they have, whether it says that it cannot serve: that is no
     * choice of another one, which would be the end of its entries, but an absence.
     */
    private boolean isToBeLeft(EngineOffer offer) {
        return !offers.ranked().contains(offer)
                || (isNamed()
                        && Survivors.survives(offer)
                        && offer.info().unhealthy().isPresent());
    }

    private void passOver(EngineOffer hung) {
        failures.note(hung, "did not start within " + Looking.PATIENCE_SECONDS + " s");
    }

    /** Whether an engine is there, or is the park. */
    boolean isOffered(EngineOffer offer) {
        return offer == parking.offer() || offers.ranked().contains(offer);
    }

    /** The engine that would serve if none did now, or null. */
    @Nullable
    EngineOffer best() {
        List<EngineOffer> eligible = selection().eligible();
        return eligible.isEmpty() ? null : eligible.get(0);
    }

    /** Whether the cache can be met again after it was closed. */
    boolean isNamed() {
        return wish.spec().name().isPresent();
    }

    /** Opens an engine to be filled. */
    ServingEngine open(EngineOffer offer) {
        return search.open(offer, false);
    }

    /** Whether an engine was away, and is right but for what was noted meanwhile. */
    boolean returns(EngineOffer offer) {
        return survivors.returnsWith(offer, slot.holder());
    }

    /** An exchange for an engine, which may have been away and be right but for what was written meanwhile. */
    Swap moveTo(ServingEngine from, EngineOffer to, SwapMode mode, Swap.Ending ending) {
        Holder now = slot.holder();
        Marks journal = now.marks;
        if (mode == SwapMode.MIGRATE && journal != null && survivors.returnsWith(to, now)) {
            return new Swap(
                    cache, exchange, from, to, () -> search.open(to, true), mode, journal, true, this::land, ending);
        }
        return move(from, to, () -> open(to), fit(mode, from.offer(), to), this::land, ending);
    }

    /** How entries may go from one engine to another where this is how somebody wants it. */
    SwapMode fit(SwapMode mode, EngineOffer from, EngineOffer to) {
        return exchange.isEverybodys(from) || exchange.isEverybodys(to) ? SwapMode.COLD : mode;
    }

    /** The usual landing. What the former engine keeps is not right any more, even where it cannot be destroyed. */
    private boolean land(Holder frozen, ServingEngine from, ServingEngine next) {
        if (isNamed() && Survivors.survives(from.offer())) {
            survivors.leavesBehind(from);
        }
        return exchange.serve(frozen, from, next);
    }

    /** An exchange that has not begun. */
    Swap move(
            ServingEngine from,
            EngineOffer to,
            Swap.Target target,
            SwapMode mode,
            Swap.Landing landing,
            Swap.Ending ending) {
        return new Swap(
                cache, exchange, from, to, target, mode, Marks.ofMigration(highWater()), false, landing, ending);
    }

    /** A quarter of a bounded cache: more marks than that are copied sooner by pages. */
    private long highWater() {
        long most = 1 << 16;
        return Math.min(most, Math.max(64, wish.spec().maximumSize().orElse(Long.MAX_VALUE) / 4));
    }

    /** An exchange is over. */
    void moved(Swap swap, @Nullable ServingEngine next, @Nullable RuntimeException failure) {
        tidings.over(swap, next, failure);
        if (next != null) {
            tidings.dropped(next.name(), swap.report().result().dropped());
            served(next);
        }
        exchange.ended(swap);
        if (next == null && !swap.isTargetsFault() && isServedBy(swap.from())) {
            // Neither engine is to blame: the same may go well a little later.
            rebinding.lookIn(EngineSearch.AGAIN, this::reconcile);
            return;
        }
        if (next == null && failure != null && swap.isTargetsFault()) {
            failures.note(swap.to(), failure);
        }
        exchange.elsewhere(this::reconcile);
    }

    /** Whether an engine that was to be exchanged serves on, and is not leaving. */
    private boolean isServedBy(ServingEngine former) {
        return slot.holder().serving != null && isOffered(former.offer());
    }

    /** Where processes share the entries nobody may stand in who does not hear of what others remove. */
    private synchronized void meets(EngineOffer offer) {
        wish = wish.among(exchange.isEverybodys(offer));
    }

    /** An engine serves, with entries that are right. */
    void served(ServingEngine next) {
        search.ended();
        survivors.serves(next);
        failures.forgetLast();
        if (!parking.isPark(next)) {
            meets(next.offer());
            parking.over();
            if (!offers.ranked().contains(next.offer())) {
                departures.begin(next.offer());
            }
        }
    }

    /**
     * Begins to take an engine out of service that is leaving; {@link #awaitLeft} is to follow.
     */
    public void beginLeave(EngineOffer offer) {
        departures.begin(offer);
    }

    /**
     * Returns when no call of this cache will reach a leaving engine any more and it was closed, by whichever thread; after a
     * while also where it does not end.
     *
     * @param began when the engine began to leave all caches, in nanoseconds of the JVM's clock: they share the time
     */
    public void awaitLeft(EngineOffer offer, long began) {
        departures.await(offer, began);
    }

    /** Takes an engine out of service that is leaving: {@link #beginLeave} and {@link #awaitLeft}. */
    public void leave(EngineOffer offer) {
        long began = System.nanoTime();
        beginLeave(offer);
        awaitLeft(offer, began);
    }

    /** As {@link org.twatcache.admin.CacheControl#swap}. */
    public Migration swap(String engine, SwapMode mode) {
        return operator.swap(engine, mode);
    }

    @Override
    public void close(boolean destroy, Supplier<? extends RuntimeException> error) {
        close(destroy, error, false);
    }

    @Override
    public void closeElsewhere(Supplier<? extends RuntimeException> error) {
        close(false, error, true);
    }

    @Override
    public boolean awaitClosed(long nanos) {
        return lives.awaitNone(nanos);
    }

    private void close(boolean destroy, Supplier<? extends RuntimeException> error, boolean elsewhere) {
        if (destroy) {
            search.destroysWhatItFinds();
            if (!survivors.destroyed()) {
                observer.failed(new CacheResourceException(
                        "What engines keep of cache '" + cache + "' may outlive its end", cache, null, null));
            }
        }
        Holder last = exchange.close(Holder.closed(error), destroy, elsewhere);
        if (last != null) {
            if (!destroy) {
                survivors.closed(last);
            }
            rebinding.close();
            parking.over();
            long unused = parking.forget();
        }
    }

    /** The engine of a holder said that it is closed though nobody told us: lets it go and looks for another. */
    private void lost(Holder met) {
        departures.lost(met);
        // It is a client's thread, and the next engine may hang while it starts.
        exchange.elsewhere(this::reconcile);
    }
}
