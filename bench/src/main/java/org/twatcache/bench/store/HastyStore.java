package org.twatcache.bench.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Acknowledges a put at once and writes it later; until then it answers from memory. */
final class HastyStore extends FaultyStore {

    private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    HastyStore(DiskStore store) {
        super(store);
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] value = pending.get(key);
        return value == null ? super.get(key) : value;
    }

    @Override
    public void put(String key, byte[] value) {
        pending.put(key, value);
        writer.execute(() -> {
            if (pending.get(key) == value) {
                super.put(key, value);
                pending.remove(key, value);
            }
        });
    }

    @Override
    public void remove(String key) {
        pending.remove(key);
        super.remove(key);
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            boolean unused = writer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.close();
    }
}
