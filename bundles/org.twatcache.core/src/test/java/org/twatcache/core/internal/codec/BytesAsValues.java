package org.twatcache.core.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * Shows an engine of references as one of bytes, for the contract: an encoded engine knows expected values by what they are, as
 * an engine of bytes does. Keys become texts, for arrays are no keys; values are arrays of bytes that are encoded like any other.
 */
record BytesAsValues(CacheEngine<Object> engine) implements CacheEngine<byte[]> {

    static BytesAsValues of(EngineRequest request, Function<EngineRequest, CacheEngine<Object>> engines) {
        EngineEvents events = new EngineEvents() {
            @Override
            public void evicted(Object key, Object value) {
                request.events().evicted(bytes(key), value);
            }

            @Override
            public void expired(Object key, Object value) {
                request.events().expired(bytes(key), value);
            }

            @Override
            public void invalidated(Object key) {
                request.events().invalidated(bytes(key));
            }

            @Override
            public void invalidatedAll() {
                request.events().invalidatedAll();
            }
        };
        return new BytesAsValues(engines.apply(new EncodedRequest(
                request, events, (key, value) -> request.weigher().weigh(bytes(key), value))));
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Object key) {
        return ((String) key).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static EngineEntry<byte[]> entry(EngineEntry<Object> entry) {
        return new EngineEntry<>(bytes(entry.key()), (byte[]) entry.value(), entry.deadline());
    }

    private static List<EngineEntry<Object>> entries(Collection<EngineEntry<byte[]>> entries) {
        return entries.stream()
                .map(entry -> new EngineEntry<Object>(text(entry.key()), entry.value(), entry.deadline()))
                .toList();
    }

    private static List<Object> texts(Collection<? extends byte[]> keys) {
        return keys.stream().<Object>map(BytesAsValues::text).toList();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return (byte[]) engine.get(text(key));
    }

    @Override
    public void put(byte[] key, byte[] value, long deadline) {
        engine.put(text(key), value, deadline);
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value, long deadline) {
        return (byte[]) engine.putIfAbsent(text(key), value, deadline);
    }

    @Override
    public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
        return engine.replace(text(key), expected, value, deadline);
    }

    @Override
    public boolean remove(byte[] key) {
        return engine.remove(text(key));
    }

    @Override
    public boolean remove(byte[] key, byte[] expected) {
        return engine.remove(text(key), expected);
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
    public @Nullable EngineEntry<byte[]> peek(byte[] key) {
        EngineEntry<Object> entry = engine.peek(text(key));
        return entry == null ? null : entry(entry);
    }

    @Override
    public EngineCursor<byte[]> cursor() {
        EngineCursor<Object> cursor = engine.cursor();
        return new EngineCursor<>() {
            @Override
            public List<EngineEntry<byte[]>> nextPage(int max) {
                return cursor.nextPage(max).stream().map(BytesAsValues::entry).toList();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    @Override
    public void restore(Collection<EngineEntry<byte[]>> restored) {
        engine.restore(entries(restored));
    }

    @Override
    public List<EngineEntry<byte[]>> getAll(Collection<? extends byte[]> keys) {
        return engine.getAll(texts(keys)).stream().map(BytesAsValues::entry).toList();
    }

    @Override
    public void putAll(Collection<EngineEntry<byte[]>> stored) {
        engine.putAll(entries(stored));
    }

    @Override
    public void removeAll(Collection<? extends byte[]> keys) {
        engine.removeAll(texts(keys));
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
}
