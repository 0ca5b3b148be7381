package org.twatcache.bench.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.CachedMethods;
import org.twatcache.MemoizedFunction;
import org.twatcache.bench.harness.Asked;

/** Those that are asked, each with a cache of its own under the same spec. */
final class Subjects {

    static final String BARE = "bare";
    static final String LOADING = "loading";
    static final String MEMOIZED = "memoized";

    static final String ANNOTATED = "annotated";
    static final String PROXIED = "proxied";
    static final String SPRING = "spring";

    /** Planted faults. */
    static final String SLOWED = "slowed";

    static final String DELAYED = "delayed";

    static final long MAXIMUM_SIZE = 125_000;
    private static final long SLOWED_NANOS = 60;
    private static final long DELAYED_NANOS = 200;

    private final CacheContexts contexts;
    private final Supplier<Asked> proxied;

    /**
     * Of a platform.
     *
     * @param proxied a service that has a proxy
     */
    Subjects(CacheContexts contexts, Supplier<Asked> proxied) {
        this.contexts = contexts;
        this.proxied = proxied;
    }

    /** Of a platform without services. */
    Subjects(CacheContexts contexts) {
        this(contexts, () -> {
            throw new IllegalStateException("There are no services");
        });
    }

    /** Opens some, with a value for each key. */
    Map<String, Asked> open(List<String> names, List<String> keys) {
        Map<String, Asked> subjects = new LinkedHashMap<>();
        for (String name : names) {
            subjects.computeIfAbsent(name, fresh -> open(fresh, keys));
        }
        return subjects;
    }

    private Asked open(String name, List<String> keys) {
        return switch (name) {
            case ANNOTATED -> filled(annotated()::of, keys);
            case PROXIED -> filled(proxied.get(), keys);
            case SPRING -> filled(SpringEcho.start()::of, keys);
            default -> opened(name, keys);
        };
    }

    /** With the interface of this JVM, which the owner need not see. */
    private Echo annotated() {
        Echo echo = key -> key;
        return (Echo)
                contexts.cached(CachedMethods.annotated(Echo.class).classLoader(Echo.class.getClassLoader()), echo)
                        .proxy();
    }

    /** Keeps what its first calls compute. */
    private static Asked filled(Asked fresh, List<String> keys) {
        keys.forEach(fresh::get);
        return fresh;
    }

    private Asked opened(String name, List<String> keys) {
        CacheSpec<String, String> spec = CacheSpec.of(String.class, String.class)
                .engine("caffeine")
                .maximumSize(MAXIMUM_SIZE)
                .statistics(false)
                .build();
        if (name.equals(MEMOIZED)) {
            MemoizedFunction<String, String> memoized = contexts.memoize(spec, key -> key);
            return filled(memoized::apply, keys);
        }
        Cache<String, String> cache = contexts.open(spec);
        keys.forEach(key -> cache.put(key, key));
        return switch (name) {
            case BARE -> cache::get;
            case LOADING -> key -> cache.get(key, missed -> missed);
            case SLOWED -> spinning(cache, SLOWED_NANOS);
            case DELAYED -> spinning(cache, DELAYED_NANOS);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Asked spinning(Cache<String, String> cache, long nanos) {
        return key -> {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            return cache.get(key);
        };
    }
}
