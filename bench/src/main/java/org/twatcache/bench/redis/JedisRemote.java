package org.twatcache.bench.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;

/** Jedis by itself, with a connection for each thread. */
final class JedisRemote implements Remote {

    private static final String PREFIX = "jedis:";

    private final RedisClient client;

    JedisRemote(String uri, int threads) {
        URI address = URI.create(uri);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(threads);
        pool.setMaxIdle(threads);
        this.client = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.getHost(), address.getPort()))
                .poolConfig(pool)
                .build();
    }

    private static byte[] key(String key) {
        return (PREFIX + key).getBytes(UTF_8);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return client.get(key(key));
    }

    @Override
    public void put(String key, byte[] value) {
        client.set(key(key), value);
    }

    @Override
    public long getAll(List<String> keys) {
        return Remote.length(client.mget(keys.stream().map(JedisRemote::key).toArray(byte[][]::new)));
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        try (Pipeline pipeline = client.pipelined()) {
            entries.forEach((key, value) -> pipeline.set(key(key), value));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
