package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEvents;

/** Copies of numbers as core keeps them: each bears the stamp that its key had before it was read. */
final class Copies implements EngineEvents {

    private static final long UNTOLD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Copy(long value, long all, long own, long at, boolean told) {}

    private final AtomicLong all = new AtomicLong();
    private final Map<String, AtomicLong> own = new ConcurrentHashMap<>();
    private final Map<String, Copy> copies = new ConcurrentHashMap<>();
    private volatile boolean tracked;

    long get(String key, CacheEngine<byte[]> engine) {
        Copy copy = copies.get(key);
        if (copy != null && isGood(key, copy)) {
            return copy.value();
        }
        long stamp = all.get();
        long ownStamp = stamp(key).get();
        byte @Nullable [] value = engine.get(key.getBytes(UTF_8));
        if (value == null) {
            return 0;
        }
        long number = Long.parseLong(new String(value, UTF_8));
        copies.put(key, new Copy(number, stamp, ownStamp, System.nanoTime(), tracked));
        return number;
    }

    private AtomicLong stamp(String key) {
        return own.computeIfAbsent(key, unused -> new AtomicLong());
    }

    private boolean isGood(String key, Copy copy) {
        return copy.all() == all.get()
                && copy.own() == stamp(key).get()
                && (copy.told() || System.nanoTime() - copy.at() < UNTOLD_NANOS);
    }

    /** Whether some copy that is good was made so long ago. */
    boolean isOld(Duration age) {
        long made = System.nanoTime() - age.toNanos();
        return copies.entrySet().stream()
                .anyMatch(each -> each.getValue().at() - made < 0 && isGood(each.getKey(), each.getValue()));
    }

    @Override
    public void evicted(Object key, Object value) {}

    @Override
    public void expired(Object key, Object value) {}

    @Override
    public void invalidated(Object key) {
        stamp(new String((byte[]) key, UTF_8)).incrementAndGet();
    }

    @Override
    public void invalidatedAll() {
        all.incrementAndGet();
    }

    @Override
    public void tracking(boolean on) {
        tracked = on;
        all.incrementAndGet();
    }
}
