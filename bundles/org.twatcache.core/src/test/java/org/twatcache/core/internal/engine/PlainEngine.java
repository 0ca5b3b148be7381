package org.twatcache.core.internal.engine;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/** An engine without any trait: everything that it lacks is the decorators' doing. */
class PlainEngine implements CacheEngine<Object> {

    private final String cache;
    private volatile @Nullable ConcurrentHashMap<Object, Object> entries = new ConcurrentHashMap<>();

    PlainEngine() {
        this("test");
    }

    private PlainEngine(String cache) {
        this.cache = cache;
    }

    /** One of these, complete for a request. */
    static CacheEngine<Object> complete(EngineRequest request) {
        return MissingTraits.complete(
                "plain", Set.<EngineTrait>of(), request, narrowed -> new PlainEngine(narrowed.cache()));
    }

    private ConcurrentHashMap<Object, Object> open() {
        ConcurrentHashMap<Object, Object> open = entries;
        if (open == null) {
            throw new EngineClosedException(cache, "plain");
        }
        return open;
    }

    @Override
    public @Nullable Object get(Object key) {
        return open().get(key);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        open().put(key, value);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        return open().putIfAbsent(key, value);
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        return exchange(key, expected, value);
    }

    @Override
    public boolean remove(Object key) {
        return open().remove(key) != null;
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return exchange(key, expected, null);
    }

    private boolean exchange(Object key, Object expected, @Nullable Object value) {
        boolean[] changed = {false};
        open().computeIfPresent(key, (same, present) -> {
            changed[0] = present == expected;
            return changed[0] ? value : present;
        });
        return changed[0];
    }

    @Override
    public void clear() {
        open().clear();
    }

    @Override
    public long size() {
        return open().mappingCount();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        Object value = open().get(key);
        return value == null ? null : new EngineEntry<>(key, value, NO_DEADLINE);
    }

    @Override
    public EngineCursor<Object> cursor() {
        Iterator<Object> keys = open().keySet().iterator();
        return max -> {
            Map<Object, Object> now = open();
            return Stream.generate(() -> keys)
                    .takeWhile(Iterator::hasNext)
                    .map(Iterator::next)
                    .flatMap(key ->
                            Stream.ofNullable(now.get(key)).map(value -> new EngineEntry<>(key, value, NO_DEADLINE)))
                    .limit(max)
                    .toList();
        };
    }

    @Override
    public void close() {
        entries = null;
    }
}
