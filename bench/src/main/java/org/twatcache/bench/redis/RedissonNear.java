package org.twatcache.bench.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.redisson.config.Config;

/** Redisson's map with copies in this process. */
final class RedissonNear implements Remote {

    private final RedissonClient client;
    private final RLocalCachedMap<String, byte[]> map;

    RedissonNear(String uri) {
        Config config = new Config();
        config.useSingleServer().setAddress(uri);
        this.client = Redisson.create(config);
        this.map = client.getLocalCachedMap(LocalCachedMapOptions.<String, byte[]>name("near")
                .codec(new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE))
                .cacheSize(OurRemote.NEAR_ENTRIES));
    }

    @Override
    public byte @Nullable [] get(String key) {
        return map.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        boolean unused = map.fastPut(key, value);
    }

    @Override
    public long getAll(List<String> keys) {
        return Remote.length(map.getAll(Set.copyOf(keys)).values());
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        map.putAll(entries);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
