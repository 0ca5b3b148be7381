package org.twatcache.bench.swap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Values;

/**
 * What was found that is not legal, and calls that threw. The same write found missing, or covered by the same stale value,
 * many times counts once.
 */
final class Findings {

    private static final int SAMPLES = 5;

    private final Map<Verdict, Set<String>> illegal = new EnumMap<>(Verdict.class);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final ConcurrentLinkedQueue<String> samples = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(SAMPLES);

    Findings() {
        for (Verdict verdict : Verdict.values()) {
            illegal.put(verdict, ConcurrentHashMap.newKeySet());
        }
    }

    /** Takes a verdict on an answer. */
    void note(Verdict verdict, String key, long known, @Nullable Versioned found) {
        if (verdict != Verdict.LEGAL && of(verdict).add(key + "@" + known)) {
            sample(verdict + ": " + key + " is known to be at version " + known + ", found " + found);
        }
    }

    /** A call threw. */
    void failed(Throwable failure) {
        failures.incrementAndGet();
        sample("FAILED call: " + failure);
    }

    /** Calls that were not made in time count as failed. */
    void notMade(long count) {
        if (count > 0) {
            failures.addAndGet(count);
            sample("FAILED: " + count + " calls were not made in time");
        }
    }

    /** Calls were made, failed or not. */
    void made(long count) {
        calls.addAndGet(count);
    }

    long failures() {
        return failures.get();
    }

    long count(Verdict verdict) {
        return of(verdict).size();
    }

    /** Prints the first ones in words. */
    void tellSamples() {
        samples.forEach(Values::say);
    }

    /** Prints everything. A write that is missing is no loss where the platform said that it forgot so many entries. */
    void tell(long dropped) {
        tellSamples();
        Values.count("failed-calls", failures());
        Values.count("stale-reads", count(Verdict.STALE));
        Values.count("wrong-values", count(Verdict.WRONG));
        Values.count("lost-writes", Math.max(0, count(Verdict.LOST) - dropped));
        Values.count("dropped", dropped);
        Values.count("calls", calls.get());
    }

    private Set<String> of(Verdict verdict) {
        return illegal.getOrDefault(verdict, Set.of());
    }

    private void sample(String text) {
        if (room.tryAcquire()) {
            samples.add(text);
        }
    }
}
