package org.twatcache.bench.redis.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keys that one thread alone writes, and so knows what may be read of them: nothing, or what it stored last, or anything that it
 * tried to store since without being told whether it is. Used by that thread.
 */
final class OwnedKeys {

    private static final String FILL = "=".repeat(120);
    private static final int WRITES = 45;
    private static final int REMOVALS = 10;
    private static final int BULKS = 5;
    private static final int BULK = 10;

    private final List<String> names = new ArrayList<>();
    private final List<Set<Long>> possible = new ArrayList<>();
    private final Random random;
    private long number;
    private long calls;
    private long failed;
    private long wrong;
    private long stale;
    private @Nullable String trouble;

    OwnedKeys(int thread, int count, long seed) {
        this.random = new Random(seed + thread);
        for (int i = 0; i < count; i++) {
            names.add("t" + thread + "-k" + i);
            possible.add(new HashSet<>());
        }
    }

    /** One call of whatever kind. What it throws but what is documented, or what Jedis throws, is thrown. */
    void call(Client cache) {
        int key = random.nextInt(names.size());
        int kind = random.nextInt(100);
        attempt(() -> {
            if (kind < WRITES) {
                put(cache, key);
            } else if (kind < WRITES + REMOVALS) {
                cache.remove(names.get(key));
                possible.get(key).clear();
            } else if (kind < WRITES + REMOVALS + BULKS) {
                judgeAll(cache, key);
            } else {
                judge(key, cache.get(names.get(key)));
            }
        });
    }

    private void attempt(Runnable call) {
        calls++;
        try {
            call.run();
        } catch (CacheEngineException | JedisException | ClassCastException e) {
            failed++;
        }
    }

    private void put(Client cache, int key) {
        long value = ++number;
        possible.get(key).add(value);
        cache.put(names.get(key), names.get(key) + ":" + value + ":" + FILL);
        possible.get(key).removeIf(other -> other != value);
    }

    private void judgeAll(Client cache, int from) {
        int to = Math.min(names.size(), from + BULK);
        Map<String, String> found = cache.getAll(names.subList(from, to));
        for (int key = from; key < to; key++) {
            judge(key, found.get(names.get(key)));
        }
    }

    private void judge(int key, @Nullable String found) {
        if (found == null) {
            return;
        }
        long value = valueOf(key, found);
        boolean foreign = value <= 0 || value > number;
        if (foreign) {
            wrong++;
        } else if (!possible.get(key).contains(value)) {
            stale++;
        } else {
            return;
        }
        if (trouble == null || foreign) {
            trouble = names.get(key) + " gave " + found.replace(FILL, "=") + ", possible were " + possible.get(key);
        }
    }

    /** The number of a value that was made for a key; 0 for any other text. */
    private long valueOf(int key, String found) {
        String[] parts = found.split(":", -1);
        return parts.length == 3 && parts[0].equals(names.get(key)) && parts[2].equals(FILL)
                ? Long.parseLong(parts[1])
                : 0;
    }

    /** Reads every key once more, as far as that is possible. */
    void readAll(Client cache) {
        for (int key = 0; key < names.size(); key++) {
            int each = key;
            attempt(() -> judge(each, cache.get(names.get(each))));
        }
    }

    long calls() {
        return calls;
    }

    /** Calls that threw an exception of those that are documented for engines. */
    long failed() {
        return failed;
    }

    /** Values that nobody stored under that key. */
    long wrong() {
        return wrong;
    }

    /** Values that were stored there before, and replaced or removed. */
    long stale() {
        return stale;
    }

    /** One of them, in words. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
