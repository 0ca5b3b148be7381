package org.twatcache.command.replay;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;

/**
 * Asks a cache for one key after another and puts those that it misses, with the key as the value. Counts by itself: others
 * may use the cache at the same time. Keeps every distinct key while it counts. Used by one thread.
 */
public final class Replay {

    private final Cache<String, String> cache;
    private final Set<String> seen = new HashSet<>();
    private final Latencies latencies = new Latencies();
    private long hits;
    private long misses;
    private Duration duration = Duration.ZERO;

    /**
     * Nothing is asked yet.
     *
     * @param cache the cache
     */
    public Replay(Cache<String, String> cache) {
        this.cache = cache;
    }

    /**
     * Runs to the end of the file.
     *
     * @param keys the keys
     * @throws InterruptedException at most one key after the thread was interrupted; what was put stays
     */
    public void run(KeyFile keys) throws InterruptedException {
        long start = System.nanoTime();
        String key = keys.next();
        while (key != null) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The replay into cache '" + cache.name() + "' was stopped after "
                        + references() + " references");
            }
            ask(key);
            seen.add(key);
            key = keys.next();
        }
        duration = Duration.ofNanos(System.nanoTime() - start);
    }

    private void ask(String key) {
        long start = System.nanoTime();
        boolean hit = cache.get(key) != null;
        if (!hit) {
            cache.put(key, key);
        }
        latencies.record(System.nanoTime() - start);
        if (hit) {
            hits++;
        } else {
            misses++;
        }
    }

    /**
     * How many keys were asked for.
     *
     * @return a count
     */
    public long references() {
        return hits + misses;
    }

    /**
     * How many different keys there were.
     *
     * @return a count
     */
    public long distinct() {
        return seen.size();
    }

    /**
     * How many keys were there.
     *
     * @return a count
     */
    public long hits() {
        return hits;
    }

    /**
     * How many keys were put.
     *
     * @return a count
     */
    public long misses() {
        return misses;
    }

    /**
     * Hits per reference.
     *
     * @return from 0 to 1, or empty for an empty file
     */
    public OptionalDouble hitRate() {
        return references() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / references());
    }

    /**
     * How long it took, reading the file included.
     *
     * @return a duration
     */
    public Duration duration() {
        return duration;
    }

    /**
     * References per second.
     *
     * @return a whole number
     */
    public long perSecond() {
        return Math.round(references() * 1e9 / Math.max(1, duration.toNanos()));
    }

    /**
     * How long one reference took, get and put together.
     *
     * @param share from 0 to 1, such as 0.99
     * @return nanoseconds that this share did not exceed, or null for an empty file
     */
    public @Nullable Long latency(double share) {
        return latencies.atShare(share);
    }
}
