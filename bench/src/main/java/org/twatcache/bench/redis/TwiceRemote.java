package org.twatcache.bench.redis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Planted: asks everything twice. */
final class TwiceRemote implements Remote {

    private final Remote once;

    TwiceRemote(Remote once) {
        this.once = once;
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] first = once.get(key);
        byte[] again = once.get(key);
        return again == null ? first : again;
    }

    @Override
    public void put(String key, byte[] value) {
        once.put(key, value);
        once.put(key, value);
    }

    @Override
    public long getAll(List<String> keys) {
        return Math.max(once.getAll(keys), once.getAll(keys));
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        once.putAll(entries);
        once.putAll(entries);
    }

    @Override
    public void close() {
        once.close();
    }
}
