package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.EngineTrait;

/**
 * The pause of a cache's writers at the end of a {@link Swap}: they wait outside while the last marks are copied, with nothing
 * held. An engine that does not answer meanwhile keeps nobody for longer than twice the budget: then they come in again, and
 * the flip that was to follow fails.
 *
 * <p>Used by the thread of the exchange, but for {@link #isOf}.
 */
final class WriterPause {

    private static final Logger LOG = LoggerFactory.getLogger(WriterPause.class);

    /** How long writers may be paused, by where the engines keep their entries. */
    private static final Duration IN_MEMORY = Duration.ofMillis(50);

    private static final Duration ON_DISK = Duration.ofMillis(250);
    private static final Duration REMOTE = Duration.ofSeconds(1);

    private final EngineExchange exchange;
    private final ServingEngine from;
    private final SwapReport report;
    private final long budget;
    private volatile @Nullable Holder paused;
    private Runnable callOffAlarm = () -> {};

    WriterPause(EngineExchange exchange, ServingEngine from, EngineOffer to, SwapReport report) {
        this.exchange = exchange;
        this.from = from;
        this.report = report;
        this.budget = TimeUnit.NANOSECONDS.convert(budget(from.offer(), to));
    }

    private static Duration budget(EngineOffer from, EngineOffer to) {
        Set<EngineTrait> traits = EnumSet.noneOf(EngineTrait.class);
        traits.addAll(from.info().traits());
        traits.addAll(to.info().traits());
        if (traits.contains(EngineTrait.SHARED)) {
            return REMOTE;
        }
        return traits.contains(EngineTrait.PERSISTENT) ? ON_DISK : IN_MEMORY;
    }

    /** How long a pause should take at most, in nanoseconds. */
    long budget() {
        return budget;
    }

    /** Whether a holder is the one that paused the writers last. */
    boolean isOf(Holder holder) {
        return holder == paused;
    }

    /**
     * Has new writers wait outside; null where somebody else has changed anything, whom it must not disturb.
     *
     * @param mine the marks that writers leave now, as far as the exchange knows
     * @param pressed whether a bundle waits, which takes the engine out itself when the time is over
     */
    @Nullable
    Holder freeze(@Nullable Marks mine, boolean pressed) {
        Holder met = exchange.slot().holder();
        if (!from.serves(met) || met.frozen || met.marks != mine) {
            return null;
        }
        Holder frozen = met.freeze();
        paused = frozen;
        if (!exchange.slot().replace(met, frozen)) {
            return null;
        }
        report.pauses();
        if (!pressed) {
            callOffAlarm = exchange.later(() -> overslept(frozen), Duration.ofNanos(2 * budget));
        }
        return frozen;
    }

    private void overslept(Holder frozen) {
        if (exchange.slot().replace(frozen, frozen.thaw())) {
            LOG.debug("An engine did not answer while writers were paused");
        }
    }

    /** Lets writers in again, for another try. */
    void thaw(Holder frozen) {
        boolean unused = exchange.slot().replace(frozen, frozen.thaw());
        over();
        report.resumes();
        report.catchesUp();
    }

    /** Nobody waits any more, or somebody else sees to it. */
    void over() {
        callOffAlarm.run();
    }
}
