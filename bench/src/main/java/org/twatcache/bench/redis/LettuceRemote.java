package org.twatcache.bench.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lettuce, synchronous, whose one connection all threads share. */
final class LettuceRemote implements Remote {

    private static final String PREFIX = "lettuce:";

    private final io.lettuce.core.RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final RedisCommands<byte[], byte[]> commands;

    LettuceRemote(String uri) {
        this.client = io.lettuce.core.RedisClient.create(uri);
        this.connection = client.connect(ByteArrayCodec.INSTANCE);
        this.commands = connection.sync();
    }

    private static byte[] key(String key) {
        return (PREFIX + key).getBytes(UTF_8);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return commands.get(key(key));
    }

    @Override
    public void put(String key, byte[] value) {
        commands.set(key(key), value);
    }

    @Override
    public long getAll(List<String> keys) {
        long length = 0;
        byte[][] wanted = keys.stream().map(LettuceRemote::key).toArray(byte[][]::new);
        for (KeyValue<byte[], byte[]> each : commands.mget(wanted)) {
            length += each.hasValue() ? each.getValue().length : 0;
        }
        return length;
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        IdentityHashMap<byte[], byte[]> encoded = new IdentityHashMap<>();
        entries.forEach((key, value) -> encoded.put(key(key), value));
        commands.mset(encoded);
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
