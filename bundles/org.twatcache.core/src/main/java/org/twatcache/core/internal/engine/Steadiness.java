package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Knows how often engines went, so that one which comes and goes all the time does not make caches come and go with it: the
 * more often it went within a minute, the longer it has to stay before caches move to it.
 */
public final class Steadiness {

    private static final long MEMORY = TimeUnit.MINUTES.toNanos(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Doublings of the shortest time: 64 seconds at most. */
    private static final int DOUBLINGS = 6;

    /** Parked caches wait for no longer than 16 seconds, less than a park lasts. */
    private static final int RETURNING = 4;

    /** So often an engine may go, as when its bundle is updated, before parked caches wait for it to stay. */
    private static final int FORGIVEN = 3;

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> departures = new HashMap<>();
    private final Map<String, Long> arrivals = new HashMap<>();

    /** Takes a clock. */
    public Steadiness(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** An engine is there. */
    public synchronized void came(EngineOffer offer) {
        arrivals.put(key(offer), nanos.getAsLong());
    }

    /** An engine has gone. */
    public synchronized void left(EngineOffer offer) {
        Deque<Long> times = departures.computeIfAbsent(key(offer), same -> new ArrayDeque<>());
        times.addLast(nanos.getAsLong());
        recent(times);
    }

    /** How much longer an engine has to stay before a cache moves to it that another one serves. */
    synchronized Duration beforeMoving(EngineOffer offer) {
        return remaining(offer, departed(offer));
    }

    /** How much longer an engine has to stay before a cache moves to it that is parked. */
    synchronized Duration beforeReturning(EngineOffer offer) {
        int counted = departed(offer) - FORGIVEN;
        return counted <= 0 ? Duration.ZERO : remaining(offer, Math.min(counted, RETURNING));
    }

    private Duration remaining(EngineOffer offer, int doublings) {
        Long came = arrivals.get(key(offer));
        if (came == null) {
            // It was there before anybody looked.
            return Duration.ZERO;
        }
        long needed = SHORTEST.toNanos() << Math.min(doublings, DOUBLINGS);
        return Duration.ofNanos(Math.max(0, needed - (nanos.getAsLong() - came)));
    }

    private int departed(EngineOffer offer) {
        Deque<Long> times = departures.get(key(offer));
        return times == null ? 0 : recent(times);
    }

    private int recent(Deque<Long> times) {
        long now = nanos.getAsLong();
        while (!times.isEmpty() && now - times.peekFirst() > MEMORY) {
            times.removeFirst();
        }
        return times.size();
    }

    /** By name and bundle, because an updated bundle offers another service. */
    private static String key(EngineOffer offer) {
        return offer.info().name() + "@" + offer.info().provider().symbolicName();
    }
}
