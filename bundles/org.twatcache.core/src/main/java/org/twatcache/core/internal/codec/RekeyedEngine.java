package org.twatcache.core.internal.codec;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * An engine whose keys look different to the one that it stands before; values are the same objects, bytes.
 *
 * @param <K> what its callers keep
 * @param <T> what the engine below keeps
 */
@SuppressWarnings("unchecked")
final class RekeyedEngine<K, T> implements CacheEngine<K> {

    private final CacheEngine<T> engine;
    private final Function<K, T> inwards;
    private final Function<T, K> outwards;

    private RekeyedEngine(CacheEngine<T> engine, Function<K, T> inwards, Function<T, K> outwards) {
        this.engine = engine;
        this.inwards = inwards;
        this.outwards = outwards;
    }

    /** Compares keys by {@code equals}, on an engine that compares bytes. */
    static CacheEngine<Object> byKeys(CacheEngine<byte[]> engine) {
        return new RekeyedEngine<>(engine, ByteKey::bytes, ByteKey::new);
    }

    /** Compares bytes, on an engine that compares keys by {@code equals}. */
    static CacheEngine<byte[]> byBytes(CacheEngine<Object> engine) {
        return new RekeyedEngine<byte[], Object>(engine, ByteKey::new, ByteKey::bytes);
    }

    @Override
    public @Nullable K get(K key) {
        return (K) engine.get(inwards.apply(key));
    }

    @Override
    public void put(K key, K value, long deadline) {
        engine.put(inwards.apply(key), (T) value, deadline);
    }

    @Override
    public @Nullable K putIfAbsent(K key, K value, long deadline) {
        return (K) engine.putIfAbsent(inwards.apply(key), (T) value, deadline);
    }

    @Override
    public boolean replace(K key, K expected, K value, long deadline) {
        return engine.replace(inwards.apply(key), (T) expected, (T) value, deadline);
    }

    @Override
    public boolean remove(K key) {
        return engine.remove(inwards.apply(key));
    }

    @Override
    public boolean remove(K key, K expected) {
        return engine.remove(inwards.apply(key), (T) expected);
    }

    @Override
    public void clear() {
        engine.clear();
    }

    @Override
    public long size() {
        return engine.size();
    }

    @Override
    public @Nullable EngineEntry<K> peek(K key) {
        EngineEntry<T> entry = engine.peek(inwards.apply(key));
        return entry == null ? null : outwards(entry);
    }

    @Override
    public EngineCursor<K> cursor() {
        EngineCursor<T> cursor = engine.cursor();
        return new EngineCursor<>() {
            @Override
            public List<EngineEntry<K>> nextPage(int max) {
                return outwards(cursor.nextPage(max));
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    @Override
    public void restore(Collection<EngineEntry<K>> entries) {
        engine.restore(inwards(entries));
    }

    @Override
    public List<EngineEntry<K>> getAll(Collection<? extends K> keys) {
        return outwards(engine.getAll(keys.stream().map(inwards).toList()));
    }

    @Override
    public void putAll(Collection<EngineEntry<K>> entries) {
        engine.putAll(inwards(entries));
    }

    @Override
    public void removeAll(Collection<? extends K> keys) {
        engine.removeAll(keys.stream().map(inwards).toList());
    }

    @Override
    public void flush() {
        engine.flush();
    }

    @Override
    public void destroy() {
        engine.destroy();
    }

    @Override
    public void close() {
        engine.close();
    }

    private List<EngineEntry<T>> inwards(Collection<EngineEntry<K>> entries) {
        return entries.stream()
                .map(entry -> new EngineEntry<>(inwards.apply(entry.key()), (T) entry.value(), entry.deadline()))
                .toList();
    }

    private List<EngineEntry<K>> outwards(List<EngineEntry<T>> entries) {
        return entries.stream().map(this::outwards).toList();
    }

    private EngineEntry<K> outwards(EngineEntry<T> entry) {
        return new EngineEntry<>(outwards.apply(entry.key()), (K) entry.value(), entry.deadline());
    }
}
