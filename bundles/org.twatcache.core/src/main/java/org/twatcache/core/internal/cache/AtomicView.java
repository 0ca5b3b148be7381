package org.twatcache.core.internal.cache;

import static java.util.Objects.requireNonNull;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.twatcache.AtomicCache;

/** The comparing operations of one handle. */
@SuppressWarnings("unchecked")
final class AtomicView<K, V> implements AtomicCache<K, V> {

    private final Comparing comparing;
    private final HandleLife life;

    AtomicView(EntryStore store, HandleLife life) {
        this.comparing = new Comparing(store);
        this.life = life;
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        check(key, value);
        return (V) comparing.putIfAbsent(key, value);
    }

    @Override
    public @Nullable V replace(K key, V value) {
        check(key, value);
        return (V) comparing.replace(key, value);
    }

    @Override
    public boolean compareAndSet(K key, V expected, V value) {
        requireNonNull(expected, "expected");
        check(key, value);
        return comparing.compareAndSet(key, expected, value);
    }

    @Override
    public boolean remove(K key, V expected) {
        check(key, expected);
        return comparing.remove(key, expected);
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        check(key, function);
        return (V) comparing.compute(key, (BiFunction<Object, @Nullable Object, @Nullable Object>) function);
    }

    private void check(Object key, Object argument) {
        requireNonNull(key, "key");
        requireNonNull(argument, "value");
        life.check();
    }
}
