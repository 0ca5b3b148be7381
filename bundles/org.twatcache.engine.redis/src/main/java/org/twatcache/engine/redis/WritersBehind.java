package org.twatcache.engine.redis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.twatcache.engine.redis.Debts.Debtor;

/**
 * The engines that may still have something to send. While one of them ends, no other of its cache is to begin: it would be overtaken by
 * what was written before. Safe for use by any number of threads.
 */
final class WritersBehind {

    private final Map<Debtor, List<WriteBehindEngine>> all = new ConcurrentHashMap<>();

    void add(Debtor cache, WriteBehindEngine engine) {
        all.compute(cache, (unused, present) -> {
            List<WriteBehindEngine> engines = present == null ? new CopyOnWriteArrayList<>() : present;
            engines.add(engine);
            return engines;
        });
    }

    void remove(Debtor cache, WriteBehindEngine engine) {
        all.computeIfPresent(cache, (unused, engines) -> {
            engines.remove(engine);
            return engines.isEmpty() ? null : engines;
        });
    }

    /** Waits for those of a cache that end; false where one does not in time. */
    boolean awaitEnds(Debtor cache) {
        return all.getOrDefault(cache, List.of()).stream().allMatch(WriteBehindEngine::awaitEnd);
    }
}
