package org.twatcache.bench.redis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;

/** Keys of others on a server. */
final class ForeignKeys implements AutoCloseable {

    private final RedisClient client;

    ForeignKeys(String uri) {
        URI address = URI.create(uri);
        this.client = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.getHost(), address.getPort()))
                .build();
    }

    void add(List<String> keys, byte[] value) {
        try (Pipeline pipeline = client.pipelined()) {
            keys.forEach(key -> pipeline.set(key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    /** Removes whatever matches a pattern. */
    void removeAll(String pattern) {
        client.keys(pattern.getBytes(StandardCharsets.UTF_8)).forEach(client::del);
    }

    /** How many keys there are, ours among them. */
    long count() {
        return client.dbSize();
    }

    @Override
    public void close() {
        client.close();
    }
}
