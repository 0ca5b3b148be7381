package org.twatcache.core.internal.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.twatcache.AsyncCache;
import org.twatcache.Cache;
import org.twatcache.Loader;

/**
 * The calls of one handle that do not wait.
 *
 * <p>NullAway is off: it does not see the nullness of type arguments in a class file of another module.
 */
@SuppressWarnings({"NullAway", "unchecked"})
final class AsyncView<K, V> implements AsyncCache<K, V> {

    private static final Object UNKNOWN = new Object();

    private final Cache<K, V> cache;
    private final CacheServices services;
    private final HandleLife life;

    AsyncView(Cache<K, V> cache, CacheServices services, HandleLife life) {
        this.cache = cache;
        this.services = services;
        this.life = life;
    }

    @Override
    public CompletionStage<@Nullable V> get(K key) {
        requireNonNull(key, "key");
        life.check();
        // An engine that keeps references answers at once.
        Object found = services.store().readNow(key, UNKNOWN);
        return found == UNKNOWN
                ? services.calls().call(() -> cache.get(key))
                : CompletableFuture.<@Nullable V>completedStage((V) found);
    }

    @Override
    public CompletionStage<@Nullable V> get(K key, Loader<? super K, ? extends V, ? extends Exception> loader) {
        requireNonNull(key, "key");
        requireNonNull(loader, "loader");
        life.check();
        return services.calls().<@Nullable V>call(() -> cache.get(key, loader));
    }

    @Override
    public CompletionStage<Map<K, V>> getAll(Collection<? extends K> keys) {
        List<K> copy = List.copyOf(keys);
        life.check();
        return services.calls().call(() -> cache.getAll(copy));
    }

    @Override
    public CompletionStage<@Nullable Void> put(K key, V value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return run(() -> cache.put(key, value));
    }

    @Override
    public CompletionStage<@Nullable Void> put(K key, V value, Duration timeToLive) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(timeToLive, "timeToLive");
        return run(() -> cache.put(key, value, timeToLive));
    }

    @Override
    public CompletionStage<@Nullable Void> putAll(Map<? extends K, ? extends V> entries) {
        Map<K, V> copy = Map.copyOf(entries);
        return run(() -> cache.putAll(copy));
    }

    @Override
    public CompletionStage<Boolean> remove(K key) {
        requireNonNull(key, "key");
        life.check();
        return services.calls().call(() -> cache.remove(key));
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return run(cache::clear);
    }

    private CompletionStage<@Nullable Void> run(Runnable work) {
        life.check();
        return services.calls().<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }
}
