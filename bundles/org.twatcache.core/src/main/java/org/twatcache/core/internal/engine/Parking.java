package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.twatcache.OnEngineLoss;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * What one cache keeps while its engine is away. Under the policies {@code FAILOVER} and {@code BYPASS} the park serves;
 * under {@code AWAIT} and {@code FAIL}, where calls are not to be served, it only waits, and nothing can be written
 * meanwhile that it would have to know.
 */
final class Parking {

    private static final int PAGE = 256;

    private final ParkLimits limits;
    private final ParkOffer offer;
    private final EngineLives lives;
    private final Later later;
    private final AtomicReference<@Nullable ServingEngine> waiting = new AtomicReference<>();
    private volatile Runnable callOff = () -> {};

    Parking(ParkLimits limits, EngineLives lives, Later later) {
        this.limits = limits;
        this.offer = new ParkOffer(limits);
        this.lives = lives;
        this.later = later;
    }

    boolean keepsNothing() {
        return limits.keepsNothing();
    }

    /** Longest time of copying while a bundle stops, in nanoseconds. */
    long copyingNanos() {
        return limits.copying().toNanos();
    }

    EngineOffer offer() {
        return offer;
    }

    ServingEngine open() {
        return lives.create(offer);
    }

    boolean isPark(ServingEngine serving) {
        return serving.offer() == offer;
    }

    /** Whether a park may serve calls. */
    static boolean serves(OnEngineLoss policy) {
        return policy == OnEngineLoss.FAILOVER || policy == OnEngineLoss.BYPASS;
    }

    /** Has something run when the time of a park is over. */
    void whenOver(Runnable end) {
        callOff.run();
        callOff = later.run(end, limits.time());
    }

    /** An engine took over. */
    void over() {
        callOff.run();
    }

    /** Keeps a park that does not serve. */
    void keep(ServingEngine park) {
        ServingEngine before = waiting.getAndSet(park);
        if (before != null) {
            lives.end(before, false);
        }
    }

    /** Does not keep it after all. */
    void withdraw(ServingEngine park) {
        waiting.compareAndSet(park, null);
    }

    /** Forgets whatever park does not serve; gives how many entries went with it. */
    long forget() {
        ServingEngine park = waiting.get();
        return park == null ? 0 : forget(park);
    }

    /** Forgets this very park where it does not serve. */
    long forget(ServingEngine park) {
        if (!waiting.compareAndSet(park, null)) {
            return 0;
        }
        long entries = lives.size(park);
        lives.end(park, false);
        return entries;
    }

    /**
     * Moves what waits into a fresh engine.
     *
     * @return how many entries; where the engine throws everything waits still
     */
    long pourInto(CacheEngine<Object> fresh) {
        ServingEngine park = waiting.getAndSet(null);
        if (park == null) {
            return 0;
        }
        boolean poured = false;
        try (EngineCursor<Object> cursor = park.engine().cursor()) {
            long entries = 0;
            for (List<EngineEntry<Object>> page = cursor.nextPage(PAGE);
                    !page.isEmpty();
                    page = cursor.nextPage(PAGE)) {
                fresh.restore(page);
                entries += page.size();
            }
            poured = true;
            return entries;
        } finally {
            if (poured) {
                lives.end(park, false);
            } else {
                keep(park);
            }
        }
    }
}
