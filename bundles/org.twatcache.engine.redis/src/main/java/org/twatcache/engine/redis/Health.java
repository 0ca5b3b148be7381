package org.twatcache.engine.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whether a server answers. Where two of the last four calls got no answer, or one, and the engine gets none when it asks by itself, the
 * circuit opens: calls fail at once, nothing is sent, and a thread of the engine asks again and again until there is an answer.
 */
final class Health {

    /** Asks the server, and throws where it does not answer. */
    interface Probe {
        void ask();
    }

    private static final int WINDOW = 4;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofMillis(500);

    /** It is closed by a probe, never by the time that has gone by: a client's call would have to be the probe. */
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindow(WINDOW, WINDOW, SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofDays(3_650))
            .build();

    private final CircuitBreaker circuit;
    private final Probe probe;
    private final Prober prober;
    private final Runnable news;
    private volatile @Nullable String down;

    /** Whether it is being asked because of one failure. */
    private final AtomicBoolean doubting = new AtomicBoolean();

    /** Guarded by this. */
    private boolean probing;

    private volatile boolean closed;

    /**
     * A server that is taken to be well.
     *
     * @param news run by the prober when the server went down, and when it is back
     */
    Health(String place, Probe probe, Prober prober, Runnable news) {
        this.circuit = CircuitBreaker.of(place, CONFIG);
        beginWell();
        this.probe = probe;
        this.prober = prober;
        this.news = news;
    }

    /** A window that is not full yet is judged too, and one failure of two would be half. */
    private void beginWell() {
        for (int i = 0; i < WINDOW; i++) {
            answered();
        }
    }

    /** Why it does not answer; null where it does, as far as is known. */
    @Nullable
    String down() {
        return down;
    }

    /**
     * To be asked before each call, which then reports by {@link #answered} or {@link #failed}.
     *
     * @throws ServerDownException where it does not answer
     */
    void requireUp() {
        String reason = down;
        if (reason != null) {
            throw new ServerDownException(reason);
        }
    }

    /** The server answered, be it by a refusal. */
    void answered() {
        circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The server did not answer. */
    void failed(JedisException reason) {
        circuit.onError(0, TimeUnit.NANOSECONDS, reason);
        if (circuit.getState() != CircuitBreaker.State.CLOSED) {
            goDown(reason);
        } else if (down == null && doubting.compareAndSet(false, true)) {
            prober.in(Duration.ZERO, () -> doubt(reason));
        }
    }

    /** A lone client would wait for several calls, one after another, until the circuit opens: the server is asked itself. */
    private void doubt(JedisException reason) {
        try {
            probe.ask();
        } catch (RuntimeException | Error e) {
            goDown(e instanceof JedisException silence ? silence : reason);
        } finally {
            doubting.set(false);
        }
    }

    /** The server cannot be used at all, as was found when it was asked for the first time. */
    void goDown(JedisException reason) {
        synchronized (this) {
            if (probing || closed) {
                return;
            }
            probing = true;
            circuit.transitionToForcedOpenState();
            down = "no answer since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " (" + Faults.reason(reason)
                    + ")";
        }
        prober.in(Duration.ZERO, news);
        prober.in(SOON, () -> ask(SOON));
    }

    private void ask(Duration waited) {
        if (closed) {
            return;
        }
        try {
            probe.ask();
        } catch (RuntimeException | Error e) {
            // Whatever it is, memory included: nobody else would ask again.
            Duration longer = waited.multipliedBy(2);
            Duration next = longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
            prober.in(next, () -> ask(next));
            return;
        }
        synchronized (this) {
            probing = false;
            down = null;
            circuit.transitionToClosedState();
            beginWell();
        }
        news.run();
    }

    /** Nobody asks any more. */
    void close() {
        closed = true;
    }
}
