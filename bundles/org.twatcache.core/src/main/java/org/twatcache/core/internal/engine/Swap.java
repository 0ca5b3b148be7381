package org.twatcache.core.internal.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheException;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.engine.Source.SourceException;
import org.twatcache.spi.EngineClosedException;

/**
 * One exchange of a cache's engine for another, by the protocol of {@link EngineSlot}: marks are asked for; writers who do
 * not leave them yet are waited for; pages and then marks are copied; writers are paused; the last marks are copied; the
 * holder is flipped. Until then the former engine is the only one that anybody reads or writes.
 *
 * <p>It runs on one thread, in {@link #run}. Others may call it off ({@link #cancel}) or press it for time ({@link #hurry},
 * {@link #sourceGone}). Who flips and who calls it off is decided by one compare-and-set: whoever is second does nothing. A
 * thread that hangs in an engine is left behind: the engine that it fills never serves.
 */
final class Swap {

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    /** An engine that is still being opened after this may be passed over. */
    private static final long SLOW_START_NANOS = 500 * MILLISECOND;

    /** How long those are waited for who came in before the marks. */
    private static final long SETTLE_NANOS = 1_000 * MILLISECOND;

    /** How often the pause is tried before the exchange is given up. */
    private static final int PAUSES = 5;

    private static final long BACK_OFF = 10 * MILLISECOND;

    /** What the exchange wants to know. */
    interface Target {

        /** Opens the next engine, empty; runs foreign code. */
        ServingEngine open();
    }

    /** Told once, when it is over; the new engine is null where the former one serves on. */
    interface Ending {

        /** Returns soon. */
        void over(Swap swap, @Nullable ServingEngine flippedTo, @Nullable RuntimeException failure);
    }

    /** The last step: has the new engine take the place of the former one. */
    interface Landing {

        /** Installs what comes after a frozen holder; false where somebody else did. */
        boolean land(Holder frozen, ServingEngine from, ServingEngine next);
    }

    private enum Verdict {
        OPEN,
        FLIPPED,
        CALLED_OFF
    }

    private final EngineExchange exchange;
    private final ServingEngine from;
    private final EngineOffer to;
    private final Target target;
    private final SwapMode mode;
    private final Landing landing;
    private final Ending ending;
    private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OPEN);
    private final Marks marks;
    private final boolean returning;
    private final boolean everybodys;
    private final SwapReport report;
    private final WriterPause pause;
    private volatile boolean pressed;
    private volatile long deadline;
    private volatile boolean sourceGone;
    private volatile boolean targetsFault;
    private volatile boolean landed;
    private volatile boolean claims;

    Swap(
            String cache,
            EngineExchange exchange,
            ServingEngine from,
            EngineOffer to,
            Target target,
            SwapMode mode,
            Marks marks,
            boolean returning,
            Landing landing,
            Ending ending) {
        this.exchange = exchange;
        this.from = from;
        this.to = to;
        this.target = target;
        this.mode = mode;
        this.marks = marks;
        this.returning = returning;
        this.everybodys = exchange.isEverybodys(to);
        this.landing = landing;
        this.ending = ending;
        this.report = new SwapReport(cache, from.name(), to.info().name(), mode, marks, this::cancelled);
        this.pause = new WriterPause(exchange, from, to, report);
    }

    /** What an operator sees of it. */
    SwapReport report() {
        return report;
    }

    ServingEngine from() {
        return from;
    }

    /** Whether it is this very engine that is exchanged. */
    boolean isFrom(ServingEngine serving) {
        return from.events() == serving.events();
    }

    /** Whether another engine may do better in its place. */
    boolean isTargetsFault() {
        return targetsFault;
    }

    EngineOffer to() {
        return to;
    }

    /** From now on it has to end by a time: what is not copied by then is forgotten. In nanoseconds of the JVM's clock. */
    synchronized void hurry(long nanoTime) {
        if (!pressed || nanoTime - deadline < 0) {
            deadline = nanoTime;
            pressed = true;
        }
    }

    /** As set by {@link #hurry}. */
    long deadline() {
        return deadline;
    }

    /** The former engine closed itself: what is copied serves on. False where nothing can be made of it any more. */
    boolean sourceGone() {
        sourceGone = true;
        return verdict.get() != Verdict.CALLED_OFF && mode == SwapMode.MIGRATE && !report.isOpening();
    }

    /** Exchanges; throws nothing. */
    void run() {
        ServingEngine next = null;
        boolean flipped = false;
        if (verdict.get() == Verdict.CALLED_OFF) {
            return;
        }
        try {
            next = target.open();
            if (returning) {
                flipped = comeBack(next);
            } else {
                flipped = (mode == SwapMode.COLD && !everybodys) ? flipCold(next) : migrate(next);
            }
        } catch (Exception | Error e) {
            targetsFault = report.isOpening() || !(e instanceof SourceException || e instanceof CalledOff);
            callOff(e instanceof CalledOff own ? report.error(own.reason, null) : report.error(e));
        } finally {
            pause.over();
            if (next != null && !flipped && !landed) {
                exchange.lives().end(next, exchange.endsWithItsEngine(to));
            }
        }
    }

    /** An operator gives it up, for whatever reason. */
    private boolean cancelled() {
        return callOff(report.error("it was cancelled", null));
    }

    /** Gives it up for a reason, unless the new engine serves already. */
    boolean cancel(String reason) {
        targetsFault = report.isOpening() && report.nanos() >= SLOW_START_NANOS;
        return callOff(report.error(reason, null));
    }

    /** The next engine has been away and kept its entries: only what was written meanwhile is made good. */
    private boolean comeBack(ServingEngine next) {
        if (exchange.slot().holder().marks != marks) {
            throw new CalledOff("its engine was exchanged meanwhile");
        }
        claims = true;
        if (verdict.get() == Verdict.CALLED_OFF) {
            // Whoever called it off may have left the journal as it was.
            throw new CalledOff("it was called off");
        }
        Copier at = copierTo(next);
        report.catchesUp();
        boolean unused = at.catchUp();
        return flipCaughtUp(next, at, 0);
    }

    private boolean migrate(ServingEngine next) {
        Holder met = exchange.slot().holder();
        if (!from.serves(met) || met.frozen || !exchange.slot().replace(met, met.marking(marks))) {
            throw new CalledOff("its engine was exchanged meanwhile");
        }
        if (verdict.get() == Verdict.CALLED_OFF) {
            // Whoever called it off may have been too early to see the marks.
            restore();
            return false;
        }
        report.expects(exchange.lives().size(from));
        if (!exchange.slot().holder().drainElders(left(SETTLE_NANOS))) {
            if (mustEnd()) {
                return flipCold(next);
            }
            throw new CalledOff("calls that began before it do not return");
        }
        if (everybodys) {
            // What others wrote there before our own last writes.
            next.engine().clear();
        }
        return copy(next);
    }

    private boolean copy(ServingEngine next) {
        Copier at = copierTo(next);
        boolean whole = false;
        try {
            whole = at.copyPages();
            if (whole) {
                report.catchesUp();
                at.catchUp();
            }
            return flipCaughtUp(next, at, lost(at, whole));
        } catch (SourceException e) {
            if (!sourceGone && !pressed && !(e.getCause() instanceof EngineClosedException)) {
                throw e;
            }
            return flipForgetting(next, at, lost(at, whole));
        }
    }

    private Copier copierTo(ServingEngine next) {
        Copier at = new Copier(everybodys ? null : from.engine(), next.engine(), marks, this::mustEnd);
        report.copies(at);
        return at;
    }

    private boolean flipCaughtUp(ServingEngine next, Copier at, long lost) {
        for (int attempt = 0; attempt < PAUSES || pressed; attempt++) {
            Holder frozen = freeze(marks);
            long end = System.nanoTime() + pause.budget();
            boolean drained = frozen.lease.drain(end - System.nanoTime());
            if (returning && marks.hasOverflowed()) {
                throw new CalledOff("too much was written while " + next.name() + " was away");
            }
            if (drained
                    && at.copyRest(() -> System.nanoTime() - end >= 0)
                    && exchange.slot().holder() == frozen) {
                return flip(frozen, next, lost + at.refused());
            }
            if (mustEnd()) {
                return flip(frozen, next, lost + at.refused() + at.forgetMarked());
            }
            pause.thaw(frozen);
            LockSupport.parkNanos(BACK_OFF << Math.min(attempt, PAUSES));
            at.catchUp();
        }
        throw new CalledOff("writers could not be paused for as short a time as is allowed");
    }

    /** The former engine is not to be read any more: what may be wrong is removed, and the rest serves. */
    private boolean flipForgetting(ServingEngine next, Copier at, long lost) {
        Holder met = exchange.slot().holder();
        Holder frozen = met.frozen && met.marks == marks ? met : freeze(marks);
        boolean unused = frozen.lease.drain(pause.budget());
        return flip(frozen, next, lost + at.refused() + at.forgetMarked());
    }

    /** The next engine is empty. Writers that do not leave in time write to an engine that nobody reads any more. */
    private boolean flipCold(ServingEngine next) {
        Marks present = exchange.slot().holder().marks;
        long forgotten = exchange.lives().size(from);
        Holder frozen = freeze(present);
        boolean unused = frozen.lease.drain(pause.budget());
        return flip(frozen, next, forgotten);
    }

    /** Pauses the writers, unless it was called off: whoever did that may have been too early to see the pause. */
    private Holder freeze(@Nullable Marks mine) {
        if (verdict.get() != Verdict.OPEN) {
            throw new CalledOff("it was called off");
        }
        Holder frozen = pause.freeze(mine, pressed);
        if (frozen == null) {
            throw new CalledOff("its engine was exchanged meanwhile");
        }
        if (verdict.get() != Verdict.OPEN) {
            restore();
            throw new CalledOff("it was called off");
        }
        return frozen;
    }

    private boolean flip(Holder frozen, ServingEngine next, long dropped) {
        if (Survivors.survives(to)) {
            // What was removed or copied is durable before it counts as right.
            next.engine().flush();
        }
        if (!verdict.compareAndSet(Verdict.OPEN, Verdict.FLIPPED)) {
            restore();
            return false;
        }
        boolean flipped = false;
        RuntimeException refusal = null;
        try {
            flipped = landing.land(frozen, from, next);
            landed = flipped;
            pause.over();
        } catch (CacheException e) {
            refusal = e;
        } finally {
            if (flipped) {
                report.succeeds(dropped);
                end(next, null);
            } else {
                restore();
                end(
                        null,
                        refusal != null
                                ? refusal
                                : report.error("the cache was closed or lost its engine meanwhile", null));
            }
        }
        return flipped;
    }

    private boolean callOff(RuntimeException reason) {
        boolean decided = verdict.compareAndSet(Verdict.OPEN, Verdict.CALLED_OFF);
        if (decided) {
            restore();
            end(null, reason);
        }
        return decided;
    }

    /** Has the former engine serve without marks again. Anybody may do it, any number of times. */
    private void restore() {
        if (returning && !claims) {
            // Nothing was taken from the journal, and it goes on.
            return;
        }
        while (true) {
            Holder met = exchange.slot().holder();
            if (met.marks != marks && !pause.isOf(met)) {
                return;
            }
            if (returning) {
                // What was copied is marked no more, and the copy goes with the engine that is closed.
                marks.overflow();
            }
            if (exchange.slot().replace(met, met.unmarked())) {
                return;
            }
        }
    }

    private void end(@Nullable ServingEngine flippedTo, @Nullable RuntimeException reason) {
        if (reason != null) {
            report.fails(reason);
        }
        try {
            ending.over(this, flippedTo, reason);
        } catch (RuntimeException e) {
            LOG.error("What follows an exchange failed", e);
        } finally {
            report.ends();
        }
    }

    private boolean mustEnd() {
        return sourceGone || (pressed && System.nanoTime() - deadline >= 0) || verdict.get() == Verdict.CALLED_OFF;
    }

    private long left(long most) {
        return pressed ? Math.max(0, Math.min(most, deadline - System.nanoTime())) : most;
    }

    private long lost(Copier at, boolean whole) {
        return whole && !everybodys ? 0 : Math.max(0, exchange.lives().size(from) - at.kept() - at.refused());
    }
}
