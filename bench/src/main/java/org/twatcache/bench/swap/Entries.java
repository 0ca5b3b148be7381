package org.twatcache.bench.swap;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.Lookup;

/**
 * Many entries of one cache, each with a lifetime between a minute and two hours. Nobody writes the first ones once they are
 * there, so that their deadlines can be compared.
 */
final class Entries {

    private static final long SHORTEST_SECONDS = 60;
    private static final long LONGEST_SECONDS = TimeUnit.HOURS.toSeconds(2);

    /** A look at a clock and at an entry that took longer was interrupted, and is repeated. */
    private static final long TOGETHER_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private static final int ATTEMPTS = 100;

    private final Cache<String, Long> cache;
    private final String[] names;
    private final int sample;
    private long filled;

    Entries(Cache<String, Long> cache, int count, int sample) {
        this.cache = cache;
        this.names = IntStream.range(0, count).mapToObj(i -> "key-" + i).toArray(String[]::new);
        this.sample = sample;
    }

    void fill() {
        filled = System.nanoTime();
        for (int i = 0; i < names.length; i++) {
            put(i);
        }
    }

    int count() {
        return names.length;
    }

    /** How many nobody writes. */
    int sample() {
        return sample;
    }

    void put(int i) {
        cache.put(names[i], (long) i, lifetime(i));
    }

    Expectation get(int i) {
        return judge(i, cache.get(names[i]));
    }

    /** What a read found. */
    enum Expectation {
        AS_PUT,
        MISSING,
        WRONG
    }

    private Expectation judge(int i, @Nullable Long value) {
        if (value == null) {
            boolean over = System.nanoTime() - filled >= lifetime(i).toNanos();
            return over ? Expectation.AS_PUT : Expectation.MISSING;
        }
        return value == i ? Expectation.AS_PUT : Expectation.WRONG;
    }

    /** The deadlines of the sample by the JVM's clock; the largest number for an entry that is not there any more. */
    long[] deadlines() {
        long[] deadlines = new long[sample];
        for (int i = 0; i < sample; i++) {
            deadlines[i] = deadline(names[i]);
        }
        return deadlines;
    }

    private long deadline(String key) {
        long deadline = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = System.nanoTime();
            Lookup<Long> lookup = cache.view().lookup(key);
            long after = System.nanoTime();
            Duration remaining = lookup instanceof Lookup.Hit<Long> hit ? hit.remaining() : null;
            deadline = remaining == null ? Long.MAX_VALUE : before + (after - before) / 2 + remaining.toNanos();
            if (after - before < TOGETHER_NANOS) {
                break;
            }
        }
        return deadline;
    }

    private static Duration lifetime(int i) {
        long spread = LONGEST_SECONDS - SHORTEST_SECONDS;
        return Duration.ofSeconds(SHORTEST_SECONDS + i * 7_919L % spread);
    }
}
