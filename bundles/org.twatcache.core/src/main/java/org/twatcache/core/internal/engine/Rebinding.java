package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.Rebind;

/** Decides when one cache moves to an engine that it likes better than the one that serves. */
final class Rebinding {

    /** How long a cache must rest to count as idle. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Steadiness steadiness;
    private final Later later;
    private final LongSupplier requests;
    private volatile long lastRequests = -1;
    private volatile Runnable nextLook = () -> {};
    private volatile boolean closed;

    /** Takes what counts how often the cache was used, negative where that is not counted. */
    Rebinding(Steadiness steadiness, Later later, LongSupplier requests) {
        this.steadiness = steadiness;
        this.later = later;
        this.requests = requests;
    }

    /** How long to wait before the move, zero for now, null for never. */
    @Nullable
    Duration before(Rebind wish, EngineOffer better, boolean parked) {
        if (parked) {
            return steadiness.beforeReturning(better);
        }
        if (wish == Rebind.NEVER) {
            return null;
        }
        if (wish == Rebind.WHEN_IDLE) {
            long counted = requests.getAsLong();
            if (counted < 0) {
                return null;
            }
            if (counted != lastRequests) {
                lastRequests = counted;
                return IDLE;
            }
        }
        return steadiness.beforeMoving(better);
    }

    /** Has somebody look again after a while, once. */
    void lookIn(Duration wait, Runnable look) {
        nextLook.run();
        nextLook = later.run(look, wait);
        if (closed) {
            // It would keep a cache in memory that has ended.
            nextLook.run();
        }
    }

    /** Has somebody look when an engine should have started that is being opened; gives what calls it off. */
    Runnable later(Runnable look) {
        return later.run(look, Duration.ofSeconds(Looking.PATIENCE_SECONDS + 1));
    }

    /** Nobody looks again. */
    void close() {
        closed = true;
        nextLook.run();
    }
}
