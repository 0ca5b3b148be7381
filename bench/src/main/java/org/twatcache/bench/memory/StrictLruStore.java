package org.twatcache.bench.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evicts whatever was not used for longest. For one thread. */
final class StrictLruStore implements Store {

    private final LinkedHashMap<String, String> entries;

    StrictLruStore(long maximumSize) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > maximumSize;
            }
        };
    }

    @Override
    public @Nullable Object get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public void close() {
        entries.clear();
    }
}
