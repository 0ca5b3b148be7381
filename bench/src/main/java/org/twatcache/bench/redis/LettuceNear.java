package org.twatcache.bench.redis;

import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.support.caching.CacheAccessor;
import io.lettuce.core.support.caching.CacheFrontend;
import io.lettuce.core.support.caching.ClientSideCaching;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lettuce's client-side caching, with a map without a bound. */
final class LettuceNear implements Remote {

    private static final String PREFIX = "lettuce-near:";

    private final io.lettuce.core.RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;
    private final CacheFrontend<String, byte[]> frontend;

    LettuceNear(String uri) {
        this.client = io.lettuce.core.RedisClient.create(uri);
        this.connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.frontend = ClientSideCaching.enable(
                CacheAccessor.forMap(new ConcurrentHashMap<>()), connection, TrackingArgs.Builder.enabled());
    }

    @Override
    public byte @Nullable [] get(String key) {
        return frontend.get(PREFIX + key);
    }

    @Override
    public void put(String key, byte[] value) {
        String unused = connection.sync().set(PREFIX + key, value);
    }

    @Override
    public long getAll(List<String> keys) {
        return Remote.length(keys.stream().map(this::get).toList());
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        entries.forEach(this::put);
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
