package org.twatcache.bench.churn.client;

import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.util.tracker.ServiceTracker;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.bench.churn.link.Client;

/** A client that keeps some caches open, and opens others for a moment. */
final class ChurnClient implements Client {

    private static final int RARELY = 50;

    private volatile @Nullable ServiceTracker<CacheContexts, CacheContexts> tracker;
    private final Map<CacheSpec<OwnKey, OwnValue>, Cache<OwnKey, OwnValue>> kept = new ConcurrentHashMap<>();

    private final KeptCalls disk = KeptCalls.onDisk();
    private final Map<String, KeptCalls> servers = new ConcurrentHashMap<>();

    void track(ServiceTracker<CacheContexts, CacheContexts> contexts) {
        tracker = contexts;
    }

    /** Handles of a core that is gone are closed; kept, they would keep its classes. */
    void forgetAll() {
        kept.clear();
    }

    @Override
    public void visit() throws Exception {
        CacheContexts contexts = contexts();
        OwnKey key = new OwnKey(1);
        // Never closed.
        Cache<OwnKey, OwnValue> forgotten = contexts.open(Specs.VISITED);
        forgotten.put(key, new OwnValue(key, 1));
        try (Cache<OwnKey, OwnValue> cache = contexts.open(Specs.VISITED)) {
            // A cache may forget: its engine comes back on a thread of the platform.
            CacheCalls.check(key, cache.get(key));
            cache.get(new OwnKey(2), new OwnLoader(3));
            Waiting.until(cache.async().get(new OwnKey(4), new OwnLoader(4)));
            cache.remove(key);
        }
        contexts.getOrCreate(Specs.ALL.get(1)).put(key, new OwnValue(key, 1));
    }

    @Override
    public void store() {
        disk.one(contexts());
    }

    @Override
    public void reach(String uri) {
        servers.computeIfAbsent(uri, KeptCalls::onServer).one(contexts());
    }

    @Override
    public void call(long seed) throws Exception {
        CacheContexts contexts = present();
        if (contexts == null) {
            return;
        }
        Random random = new Random(seed);
        CacheSpec<OwnKey, OwnValue> spec = Specs.ALL.get(random.nextInt(Specs.ALL.size()));
        if (random.nextInt(RARELY) == 0) {
            Openings.one(contexts, spec, random);
            return;
        }
        try {
            CacheCalls.one(kept.computeIfAbsent(spec, contexts::open), random);
        } catch (CacheClosedException e) {
            kept.remove(spec);
            throw e;
        }
        if (random.nextInt(RARELY) == 0) {
            close(kept.remove(spec));
        }
    }

    @Override
    public String lookUp() {
        CacheContexts contexts = contexts();
        StringJoiner answers = new StringJoiner(" ");
        for (String engine :
                new TreeSet<>(contexts.engines().stream().map(EngineInfo::name).toList())) {
            OwnKey key = new OwnKey(1);
            try (Cache<OwnKey, OwnValue> cache = contexts.open(CacheSpec.of(OwnKey.class, OwnValue.class)
                    .engine(engine)
                    .required()
                    .build())) {
                cache.put(key, new OwnValue(key, 1));
                answers.add(engine + (cache.get(key) == null ? "=lost" : "=kept"));
            }
        }
        return answers.toString();
    }

    private CacheContexts contexts() {
        CacheContexts contexts = present();
        if (contexts == null) {
            throw new IllegalStateException("There is no CacheContexts");
        }
        return contexts;
    }

    private @Nullable CacheContexts present() {
        ServiceTracker<CacheContexts, CacheContexts> present = tracker;
        return present == null ? null : present.getService();
    }

    private static void close(@Nullable Cache<OwnKey, OwnValue> cache) {
        if (cache != null) {
            cache.close();
        }
    }
}
