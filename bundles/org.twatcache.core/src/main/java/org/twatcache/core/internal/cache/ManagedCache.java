package org.twatcache.core.internal.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.twatcache.AsyncCache;
import org.twatcache.AtomicCache;
import org.twatcache.BulkLoader;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheException;
import org.twatcache.CacheView;
import org.twatcache.Loader;
import org.twatcache.TaggedCache;
import org.twatcache.core.internal.engine.SlotReader;

/** A handle: checks what it is given, and gives the client's types to the entries of its cache. */
@SuppressWarnings("unchecked")
public final class ManagedCache<K, V> extends SlotReader implements Cache<K, V> {

    /** Found where the engine failed, or is away. */
    private static final Object UNKNOWN = new Object();

    private final EntryStore store;

    /** Null where nothing is kept beside values. */
    private final @Nullable Noting noting;

    /** Null where reads are not counted: then not even the counter is looked at. */
    private final @Nullable StatsCounter counter;

    private final CacheServices services;
    private final HandleLife life;
    private final AtomicCache<K, V> atomic;
    private final AsyncCache<K, V> async;
    private final CacheView<K, V> view;

    public ManagedCache(CacheServices services, HandleLife life) {
        super(services.store().slot());
        this.services = services;
        this.store = services.store();
        this.noting = store.noting();
        this.counter = store.stats().ofReads();
        this.life = life;
        this.atomic = new AtomicView<>(store, life);
        this.async = new AsyncView<>(this, services, life);
        this.view = new EntriesView<>(services.name(), store, life);
    }

    @Override
    public String name() {
        return services.name();
    }

    @Override
    public @Nullable V get(K key) {
        requireNonNull(key, "key");
        Object entry = read(key);
        if (noting != null) {
            entry = noting.living(entry);
        }
        if (counter != null) {
            counter.read(entry != null);
        }
        return value(entry);
    }

    @Override
    public <X extends Exception> @Nullable V get(K key, Loader<? super K, ? extends V, X> loader) throws X {
        requireNonNull(key, "key");
        requireNonNull(loader, "loader");
        Object found = find(key);
        return isEntry(found) ? value(found) : load(key, loader, found);
    }

    /**
     * The first half of {@link #get(Object, Loader)}, for whoever makes his loader only where nothing was found.
     *
     * @return what {@link #value} or {@link #load} takes
     */
    public @Nullable Object find(K key) {
        Object found;
        try {
            found = read(key);
            if (noting != null) {
                found = noting.met(found);
            }
        } catch (CacheException e) {
            found = UNKNOWN;
        }
        boolean there = found != null && found != UNKNOWN;
        if (!there) {
            life.check();
        }
        if (counter != null) {
            counter.read(there);
        }
        return found;
    }

    /** Whether {@link #find} found something that need not be loaded. */
    public boolean isEntry(@Nullable Object found) {
        return found != null && found != UNKNOWN && (noting == null || !(found instanceof Due));
    }

    /** The value of what was found; null for an absence that is remembered. */
    public @Nullable V value(@Nullable Object found) {
        return found == Absent.ABSENT ? null : (V) found;
    }

    /** The second half, where it is to be loaded. */
    public <X extends Exception> @Nullable V load(
            K key, Loader<? super K, ? extends V, X> loader, @Nullable Object found) throws X {
        Due due = found instanceof Due older ? older : null;
        return (V) services.loads().load(key, (Loader<Object, Object, X>) loader, found != UNKNOWN, due);
    }

    /**
     * As {@link #get(Object, Loader)}, for what is loaded later; waits for nothing.
     *
     * @param call begins the load, on a thread of the platform
     */
    @SuppressWarnings("NullAway") // which does not see that a stage may be of null
    public CompletionStage<@Nullable V> stage(K key, Later<V> call) {
        requireNonNull(key, "key");
        life.check();
        Object now = readNow(key);
        Object met = noting == null ? now : noting.asksForTags(now) ? null : noting.met(now);
        if (met == null) {
            return services.calls().call(() -> staged(key, call, find(key))).thenCompose(stage -> stage);
        }
        if (counter != null) {
            counter.read(true);
        }
        if (met instanceof Due due && noting != null) {
            CompletionStage<?> unused = services.calls().call(() -> staged(key, call, due));
            return CompletableFuture.completedStage((V) due.value());
        }
        return CompletableFuture.completedStage(value(met));
    }

    /** The second half of {@link #find}, where it is to be loaded and comes later. Begins on this thread, which may have to wait for an engine. */
    @SuppressWarnings("NullAway") // as above
    public CompletionStage<@Nullable V> stage(K key, Later<V> call, @Nullable Object found) {
        CompletionStage<@Nullable V> loaded = staged(key, call, found);
        return found instanceof Due due ? CompletableFuture.completedStage((V) due.value()) : loaded;
    }

    @SuppressWarnings("NullAway") // as above
    private CompletionStage<@Nullable V> staged(K key, Later<V> call, @Nullable Object found) {
        if (isEntry(found)) {
            return CompletableFuture.completedStage(value(found));
        }
        Due due = found instanceof Due older ? older : null;
        CompletionStage<?> loaded = services.staged().load(key, (Later<Object>) call, found != UNKNOWN, due);
        return loaded.thenApply(value -> (V) value);
    }

    @Override
    public Map<K, V> getAll(Collection<? extends K> keys) {
        Set<K> distinct = distinct(keys);
        life.check();
        return (Map<K, V>) store.readAll(distinct);
    }

    @Override
    public <X extends Exception> Map<K, V> getAll(
            Collection<? extends K> keys, BulkLoader<? super K, ? extends V, X> loader) throws X {
        requireNonNull(loader, "loader");
        Set<K> distinct = distinct(keys);
        life.check();
        return (Map<K, V>) services.bulk().getAll((Set<Object>) distinct, (BulkLoader<Object, Object, X>) loader);
    }

    private Set<K> distinct(Collection<? extends K> keys) {
        Set<K> distinct = new LinkedHashSet<>(2 * keys.size());
        keys.forEach(key -> add(distinct, requireNonNull(key, "key")));
        return distinct;
    }

    private void add(Set<K> distinct, K key) {
        try {
            distinct.add(key);
        } catch (RuntimeException e) {
            throw store.slot().blame(key, e);
        }
    }

    @Override
    public void put(K key, V value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        life.check();
        store.put(key, value, store.lifetimes().usual());
    }

    @Override
    public void put(K key, V value, Duration timeToLive) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        long deadline = store.lifetimes().after(requireNonNull(timeToLive, "timeToLive"));
        life.check();
        store.put(key, value, deadline);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> entries) {
        entries.forEach((key, value) -> {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        });
        life.check();
        store.putAll(entries);
    }

    @Override
    public boolean remove(K key) {
        requireNonNull(key, "key");
        life.check();
        return store.remove(key);
    }

    @Override
    public void clear() {
        life.check();
        store.clear();
    }

    @Override
    public AtomicCache<K, V> atomic() {
        return atomic;
    }

    @Override
    public TaggedCache<K, V> tagged() {
        TagStamps stamps = noting == null ? null : noting.tags();
        if (stamps == null) {
            throw new CacheConfigurationException(
                    "Cache '" + name() + "' has no tags: open it with a spec that is tagged", name(), null, null);
        }
        return new TaggedView<>(store, stamps, life);
    }

    @Override
    public AsyncCache<K, V> async() {
        return async;
    }

    @Override
    public CacheView<K, V> view() {
        return view;
    }

    @Override
    public void close() {
        life.end(this::forget);
    }

    /** Has reads take the short way until the handle is closed. */
    public ManagedCache<K, V> followed() {
        follow();
        return this;
    }

    @Override
    protected void check() {
        life.check();
    }

    @Override
    public String toString() {
        return "Cache[" + services.name() + "]";
    }
}
