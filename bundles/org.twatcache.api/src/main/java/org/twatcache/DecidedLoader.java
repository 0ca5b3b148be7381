package org.twatcache;

import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A loader for which others decide what becomes of its values. */
record DecidedLoader<K, V, X extends Exception>(
        Loader<K, V, X> loader,
        BiFunction<? super K, ? super V, ? extends @Nullable Duration> lives,
        BiFunction<? super K, ? super V, Set<String>> tagged)
        implements Loader<K, V, X> {

    @Override
    public @Nullable V load(K key) throws X {
        return loader.load(key);
    }

    @Override
    public @Nullable Duration timeToLive(K key, V value) {
        return lives.apply(key, value);
    }

    @Override
    public Set<String> tags(K key, V value) {
        return tagged.apply(key, value);
    }
}
