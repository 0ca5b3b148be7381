package org.twatcache.core.internal.methods;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheStats;
import org.twatcache.TaggedCache;
import org.twatcache.core.internal.cache.Later;
import org.twatcache.core.internal.cache.ManagedCache;
import org.twatcache.core.internal.memo.Call;

/**
 * The results of one method. Once its cache is closed, by whomever, nothing is kept any more and nothing is there to evict.
 *
 * <p>Of calls that put a result for the same key and overlap, nobody but the target knows which came last; the same is true of one that puts and
 * one that evicts. So each of them is counted in while it runs, and none of those that were met by another leaves its result behind.
 */
final class MethodCache {

    /**
     * Calls that will put a result for one key.
     *
     * @param running how many there are
     * @param met whether one of them was met by another, or by an eviction
     */
    private record Puts(int running, boolean met) {

        static final Puts ONE = new Puts(1, false);
    }

    private final ManagedCache<Object, Object> cache;
    private final @Nullable TaggedCache<Object, Object> tagged;
    private final ConcurrentHashMap<Object, Puts> putting = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** Keeps results in a cache, and takes it over. */
    MethodCache(ManagedCache<Object, Object> cache, boolean tagged) {
        this.cache = cache;
        this.tagged = tagged ? cache.tagged() : null;
    }

    /** Whether its results have tags. */
    boolean isTagged() {
        return tagged != null;
    }

    String name() {
        return cache.name();
    }

    /** Whether its cache is closed, as far as is known. */
    boolean isOver() {
        return over;
    }

    /** What is kept, for {@link #kept}, or what {@link #computed} takes; null where the cache turns out to be closed, too. */
    @Nullable
    Object find(Object key) {
        try {
            return cache.find(key);
        } catch (CacheClosedException e) {
            over = true;
            return null;
        }
    }

    /** Whether that is a result that need not be computed. */
    boolean isKept(@Nullable Object found) {
        return cache.isEntry(found);
    }

    @Nullable
    Object kept(@Nullable Object found) {
        return cache.value(found);
    }

    /** Calls the method, unless somebody does already; throws what that threw, or what the cache throws where it was not called. */
    @Nullable
    Object computed(Object key, Call<Object, Exception> call, @Nullable Object found) throws Exception {
        return cache.load(key, call, found);
    }

    /** The same for a method whose result comes later: calls it on this thread, or gives what comes by the call that is under way. */
    @SuppressWarnings("NullAway") // which does not see that a stage may be of null
    CompletionStage<@Nullable Object> staged(Object key, Later<Object> call, @Nullable Object found) {
        return cache.stage(key, call, found);
    }

    /** A call begins that will put a result. */
    void beginPut(Object key) {
        Puts unused = putting.merge(key, Puts.ONE, (running, one) -> new Puts(running.running() + 1, true));
    }

    /** It ended, without a result. */
    void endPut(Object key) {
        Puts unused = leave(key);
    }

    /** It ended, with a result: puts it; evicts what is there where it was met. Null for a result that is not kept. */
    void put(Object key, @Nullable Object result, Set<String> tags) {
        boolean left = false;
        try {
            if (result == null || putting.getOrDefault(key, Puts.ONE).met()) {
                remove(key);
                return;
            }
            unlessClosed(() -> store(key, result, tags));
            left = true;
            if (leave(key).met()) {
                remove(key);
            }
        } finally {
            if (!left) {
                endPut(key);
            }
        }
    }

    private void store(Object key, Object result, Set<String> tags) {
        if (tagged == null) {
            cache.put(key, result);
        } else {
            tagged.put(key, result, tags);
        }
    }

    private Puts leave(Object key) {
        Puts[] before = {Puts.ONE};
        Puts unused = putting.computeIfPresent(key, (same, puts) -> {
            before[0] = puts;
            return puts.running() == 1 ? null : new Puts(puts.running() - 1, puts.met());
        });
        return before[0];
    }

    void evict(Object key) {
        Puts unused = putting.computeIfPresent(key, (same, puts) -> new Puts(puts.running(), true));
        remove(key);
    }

    void evictAll() {
        putting.replaceAll((key, puts) -> new Puts(puts.running(), true));
        unlessClosed(cache::clear);
    }

    /** Evicts what has a tag; nothing has one where there are none. */
    void invalidate(String tag) {
        putting.replaceAll((key, puts) -> new Puts(puts.running(), true));
        if (tagged != null) {
            unlessClosed(() -> tagged.invalidate(tag));
        }
    }

    private void remove(Object key) {
        unlessClosed(() -> {
            boolean unused = cache.remove(key);
        });
    }

    private void unlessClosed(Runnable change) {
        if (over) {
            return;
        }
        try {
            change.run();
        } catch (CacheClosedException e) {
            over = true;
        }
    }

    CacheStats stats() {
        return cache.view().stats();
    }

    long estimatedSize() {
        return cache.view().estimatedSize();
    }

    void close() {
        over = true;
        cache.close();
    }
}
