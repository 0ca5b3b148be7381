package org.twatcache.enginekit;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/** The entries of a {@link FakeEngine}, the least recently used first; guarded by the engine's lock. */
final class FakeTable<T> {

    private final EngineRequest request;
    private final Set<EngineTrait> traits;
    private final Map<Object, FakeEntry<T>> entries = new LinkedHashMap<>();
    private List<Runnable> told = new ArrayList<>();
    private long weight;

    FakeTable(EngineRequest request, Set<EngineTrait> traits) {
        this.request = request;
        this.traits = traits;
    }

    /** What a map can compare: arrays have no equality of their own. */
    static Object form(Object key) {
        return key instanceof byte[] bytes ? ByteBuffer.wrap(bytes.clone()) : key;
    }

    /** The comparison that the SPI asks for: bytes by content, references as the very object. */
    static boolean same(Object present, Object expected) {
        if (present instanceof byte[] bytes && expected instanceof byte[] expectedBytes) {
            return Arrays.equals(bytes, expectedBytes);
        }
        return present == expected;
    }

    /** An entry by the form of its key, unless it is dead: then it is removed, and that is told. */
    @Nullable
    FakeEntry<T> live(Object form) {
        FakeEntry<T> entry = entries.get(form);
        if (entry == null || !dead(entry)) {
            return entry;
        }
        drop(form);
        told.add(() -> request.events().expired(entry.key, entry.value));
        return null;
    }

    void use(FakeEntry<T> entry) {
        Object form = form(entry.key);
        entry.usedAt = request.clock().nanos();
        entries.remove(form);
        entries.put(form, entry);
    }

    /** Stores without a word of what was there; what cannot stay, for its age or its weight, is left out. */
    boolean store(T key, T value, long deadline, long entryWeight) {
        Object form = form(key);
        drop(form);
        FakeEntry<T> entry = new FakeEntry<>(
                key, value, absolute(deadline), entryWeight, request.clock().nanos());
        boolean stays = !dead(entry)
                && entryWeight <= request.maximumWeight().orElse(Long.MAX_VALUE)
                && entryWeight <= request.maximumBytes().orElse(Long.MAX_VALUE);
        if (stays) {
            entries.put(form, entry);
            weight += entryWeight;
            keepBounds();
        }
        return stays;
    }

    void drop(Object form) {
        FakeEntry<T> entry = entries.remove(form);
        if (entry != null) {
            weight -= entry.weight;
        }
    }

    void dropAll() {
        entries.clear();
        weight = 0;
    }

    void dropDead() {
        forms().forEach(this::live);
    }

    List<Object> forms() {
        return new ArrayList<>(entries.keySet());
    }

    int size() {
        return entries.size();
    }

    /** What is to be told once the lock is released. */
    List<Runnable> takeTold() {
        List<Runnable> taken = told;
        told = new ArrayList<>();
        return taken;
    }

    private boolean dead(FakeEntry<T> entry) {
        long now = request.clock().nanos();
        return now >= entry.deadline
                || request.timeToIdle()
                        .filter(idle -> traits.contains(EngineTrait.EXPIRES_IDLE))
                        .filter(idle -> idle.compareTo(Duration.ofNanos(now - entry.usedAt)) <= 0)
                        .isPresent();
    }

    private long absolute(long deadline) {
        if (!traits.contains(EngineTrait.EXPIRES)) {
            return CacheEngine.NO_DEADLINE;
        }
        if (deadline != CacheEngine.DEFAULT_DEADLINE) {
            return deadline;
        }
        long now = request.clock().nanos();
        Duration farthest = Duration.ofNanos(CacheEngine.NO_DEADLINE - now);
        return request.timeToLive()
                .filter(life -> life.compareTo(farthest) < 0)
                .map(life -> now + life.toNanos())
                .orElse(CacheEngine.NO_DEADLINE);
    }

    private void keepBounds() {
        while (exceeds(EngineTrait.BOUNDS_ENTRIES, entries.size(), request.maximumSize())
                || exceeds(EngineTrait.BOUNDS_WEIGHT, weight, request.maximumWeight())
                || exceeds(EngineTrait.BOUNDS_BYTES, weight, request.maximumBytes())) {
            FakeEntry<T> evicted = entries.values().iterator().next();
            drop(form(evicted.key));
            told.add(() -> request.events().evicted(evicted.key, evicted.value));
        }
    }

    private boolean exceeds(EngineTrait trait, long amount, OptionalLong bound) {
        return traits.contains(trait) && bound.isPresent() && amount > bound.getAsLong();
    }
}
