package org.twatcache.engine.caffeine;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/**
 * A cache of Caffeine, which keeps the bound; lifetimes are kept here. Caffeine's own would move an entry in an order of
 * deadlines at each write and each read of it, and where an entry is idle might take it up to a second too early.
 *
 * <p>A write that runs while the engine is closed may return as if it was done just before: nobody can see that it was not.
 */
final class CaffeineEngine implements CacheEngine<Object> {

    /** Nobody stores it: looking it up makes Caffeine go on with upkeep that it put off. */
    private static final Object NOBODY = new Object();

    private final EngineRequest request;
    private final Lifetimes lifetimes;
    private final Outbox outbox;
    private final Sweeper sweeper;

    /** Null when closed, so that nothing that was stored is held. */
    private volatile @Nullable Cache<Object, Object> cache;

    /** Whether all that was ever stored lives for ever: to ask the values themselves would cost a cache line each. */
    private volatile boolean plain = true;

    CaffeineEngine(EngineRequest request, Workers workers) {
        this.request = request;
        this.lifetimes = new Lifetimes(request);
        this.outbox = new Outbox(workers.events);
        this.sweeper = new Sweeper(request.clock(), workers.timer, this::sweep);
        Caffeine<Object, Object> builder = Caffeine.newBuilder()
                .executor(upkeep -> workers.upkeep.execute(() -> finish(upkeep)))
                .evictionListener(this::evicted);
        request.maximumSize().ifPresent(builder::maximumSize);
        request.maximumWeight()
                .ifPresent(weight -> builder.maximumWeight(weight).weigher(this::weigh));
        cache = builder.build();
    }

    @Override
    public @Nullable Object get(Object key) {
        // Not by the map, whose own memory is written by other threads.
        Object stored = open().getIfPresent(key);
        return plain ? stored : alive(key, stored);
    }

    /** The value, or null where its life is over: then it is removed. */
    private @Nullable Object alive(Object key, @Nullable Object stored) {
        if (!(stored instanceof Timed entry)) {
            return stored;
        }
        Object value = lifetimes.use(entry);
        if (value == null) {
            bury(key, entry);
        }
        return value;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        Object stored = stored(value, deadline);
        wasAlive(key, map().put(key, stored));
        sweeper.expect(stored);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        Object stored = stored(value, deadline);
        while (true) {
            Object there = map().putIfAbsent(key, stored);
            if (there == null) {
                sweeper.expect(stored);
                return null;
            }
            Object alive = alive(key, there);
            if (alive != null) {
                return alive;
            }
        }
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        Object stored = stored(value, deadline);
        boolean replaced = map().replace(key, new Expected(expected, lifetimes), stored);
        if (replaced) {
            sweeper.expect(stored);
        }
        return replaced;
    }

    @Override
    public boolean remove(Object key) {
        return wasAlive(key, map().remove(key));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return map().remove(key, new Expected(expected, lifetimes));
    }

    @Override
    public void clear() {
        map().clear();
    }

    @Override
    public long size() {
        Cache<Object, Object> entries = open();
        entries.cleanUp();
        return entries.estimatedSize();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        Object stored = open().policy().getIfPresentQuietly(key);
        if (stored instanceof Timed entry) {
            return lifetimes.over(entry) ? null : new EngineEntry<>(key, entry.value, entry.deadline);
        }
        return stored == null ? null : new EngineEntry<>(key, stored, NO_DEADLINE);
    }

    /** Takes only keys from Caffeine's iterator, which fetches ahead. */
    @Override
    public EngineCursor<Object> cursor() {
        Iterator<Object> keys = map().keySet().iterator();
        return max -> {
            open();
            List<EngineEntry<Object>> page = new ArrayList<>();
            while (page.size() < max && keys.hasNext()) {
                EngineEntry<Object> entry = peek(keys.next());
                if (entry != null) {
                    page.add(entry);
                }
            }
            return page;
        };
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        for (EngineEntry<Object> entry : entries) {
            try {
                if (entry.deadline() > request.clock().nanos()) {
                    put(entry.key(), entry.value(), entry.deadline());
                    continue;
                }
            } catch (RuntimeException refused) {
                // By the weigher; anything else is met again just below.
            }
            remove(entry.key());
        }
    }

    @Override
    public void destroy() {
        close();
    }

    @Override
    public void close() {
        cache = null;
        sweeper.close();
        outbox.close();
    }

    private Cache<Object, Object> open() {
        Cache<Object, Object> entries = cache;
        if (entries == null) {
            throw new EngineClosedException(request.cache(), CaffeineEngineFactory.ENGINE);
        }
        return entries;
    }

    private ConcurrentMap<Object, Object> map() {
        return open().asMap();
    }

    /** What to store; readers are warned before it can be met. */
    private Object stored(Object value, long deadline) {
        Object stored = lifetimes.stored(value, deadline);
        if (plain && stored instanceof Timed) {
            plain = false;
        }
        return stored;
    }

    private int weigh(Object key, Object stored) {
        return request.weigher().weigh(key, Timed.unwrap(stored));
    }

    /** Whether what a write found was there still; tells of it where it was not. */
    private boolean wasAlive(Object key, @Nullable Object found) {
        if (found instanceof Timed entry && lifetimes.over(entry)) {
            expired(key, entry);
            return false;
        }
        return found != null;
    }

    private void bury(Object key, Timed entry) {
        if (map().remove(key, entry)) {
            expired(key, entry);
        }
    }

    private void expired(Object key, Timed entry) {
        outbox.add(() -> request.events().expired(key, entry.value));
    }

    /** Called under locks of Caffeine. Its nulls are for keys and values that the collector took: there are none. */
    private void evicted(@Nullable Object key, @Nullable Object stored, RemovalCause cause) {
        outbox.add(() -> request.events().evicted(requireNonNull(key), Timed.unwrap(requireNonNull(stored))));
    }

    /** Caffeine puts off what is stored while it is at it, and goes on by itself on the common pool only. */
    private void finish(Runnable upkeep) {
        upkeep.run();
        Cache<Object, Object> entries = cache;
        if (entries != null) {
            var unused = entries.getIfPresent(NOBODY);
        }
    }

    /** Removes what is dead, and answers when the next entry dies. */
    long sweep() {
        long[] next = {NO_DEADLINE};
        map().forEach((key, stored) -> {
            if (stored instanceof Timed entry) {
                if (!lifetimes.over(entry)) {
                    next[0] = Math.min(next[0], entry.end());
                    return;
                }
                try {
                    bury(key, entry);
                } catch (RuntimeException e) {
                    // A key whose hashCode throws by now cannot be found any more; the others can.
                }
            }
        });
        return next[0];
    }
}
