package org.twatcache.bench.redis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/** Redisson's buckets, with a connection for each thread. */
final class RedissonRemote implements Remote {

    private static final String PREFIX = "redisson:";

    private final RedissonClient client;

    RedissonRemote(String uri, int threads) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(uri)
                .setConnectionMinimumIdleSize(threads)
                .setConnectionPoolSize(threads);
        this.client = Redisson.create(config);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return client.<byte[]>getBucket(PREFIX + key).get();
    }

    @Override
    public void put(String key, byte[] value) {
        client.<byte[]>getBucket(PREFIX + key).set(value);
    }

    @Override
    public long getAll(List<String> keys) {
        String[] wanted = keys.stream().map(key -> PREFIX + key).toArray(String[]::new);
        return Remote.length(client.getBuckets().<byte[]>get(wanted).values());
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        RBatch batch = client.createBatch();
        entries.forEach((key, value) -> {
            var unused = batch.<byte[]>getBucket(PREFIX + key).setAsync(value);
        });
        batch.execute();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
