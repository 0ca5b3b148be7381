package org.twatcache.core.internal.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEntry;
import org.twatcache.CacheStats;
import org.twatcache.CacheView;
import org.twatcache.Lookup;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** What one handle shows of the entries. */
@SuppressWarnings("unchecked")
final class EntriesView<K, V> implements CacheView<K, V> {

    private final String cache;
    private final EntryStore store;
    private final HandleLife life;

    EntriesView(String cache, EntryStore store, HandleLife life) {
        this.cache = cache;
        this.store = store;
        this.life = life;
    }

    @Override
    public boolean contains(K key) {
        return lookup(key) instanceof Lookup.Hit;
    }

    @Override
    public Lookup<V> lookup(K key) {
        requireNonNull(key, "key");
        life.check();
        EngineEntry<Object> entry = store.slot().<@Nullable EngineEntry<Object>>read(key, engine -> engine.peek(key));
        EngineEntry<Object> seen = entry == null ? null : store.seen(entry);
        if (seen == null) {
            return new Lookup.Miss<>();
        }
        Duration remaining = store.lifetimes().remaining(seen.deadline());
        return seen.value() == Absent.ABSENT
                ? new Lookup.Absent<>(remaining)
                : new Lookup.Hit<>((V) seen.value(), remaining);
    }

    @Override
    public long estimatedSize() {
        life.check();
        store.slot().requireOpen();
        return store.slot().read(null, engine -> engine.size());
    }

    @Override
    public Stream<CacheEntry<K, V>> entries() {
        life.check();
        EngineCursor<Object> cursor = store.slot().read(null, engine -> engine.cursor());
        return StreamSupport.stream(new EntryPages(cache, store, cursor), false)
                .onClose(cursor::close)
                .flatMap(entry -> Stream.ofNullable(store.seen(entry)))
                .filter(entry -> entry.value() != Absent.ABSENT)
                .map(entry -> new CacheEntry<>(
                        (K) entry.key(), (V) entry.value(), store.lifetimes().remaining(entry.deadline())));
    }

    @Override
    public CacheStats stats() {
        life.check();
        store.slot().requireOpen();
        return store.stats().snapshot();
    }
}
