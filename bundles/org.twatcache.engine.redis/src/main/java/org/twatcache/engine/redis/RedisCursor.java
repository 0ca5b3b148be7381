package org.twatcache.engine.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Goes through the entries of one cache. Keys are found ahead; what a page gives of them was read for that page. */
final class RedisCursor implements EngineCursor<byte[]> {

    private final RedisEngine engine;
    private final Scan scan;
    private final Keyspace keys;
    private final Queue<byte[]> ahead = new ArrayDeque<>();

    /** The server may give a key twice. */
    private final Set<Fingerprint> met = new HashSet<>();

    RedisCursor(RedisEngine engine, Scan scan, Keyspace keys) {
        this.engine = engine;
        this.scan = scan;
        this.keys = keys;
    }

    @Override
    public List<EngineEntry<byte[]>> nextPage(int max) {
        return engine.read(() -> {
            List<EngineEntry<byte[]>> page = List.of();
            while (page.isEmpty() && !(ahead.isEmpty() && scan.isOver())) {
                while (ahead.size() < max && !scan.isOver()) {
                    look(max);
                }
                List<byte[]> next = new ArrayList<>(max);
                while (next.size() < max && !ahead.isEmpty()) {
                    next.add(ahead.remove());
                }
                page = engine.entries(next);
            }
            return page;
        });
    }

    private void look(int max) {
        for (byte[] key : scan.next(Math.max(100, max))) {
            if (met.add(Fingerprint.of(keys.inwards(key)))) {
                ahead.add(key);
            }
        }
    }
}
