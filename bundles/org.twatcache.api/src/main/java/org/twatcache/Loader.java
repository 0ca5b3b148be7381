package org.twatcache;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes the value that a cache does not have.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @param <X> what the loader throws; inferred as {@code RuntimeException} for one that throws nothing checked
 */
@FunctionalInterface
@ConsumerType
public interface Loader<K, V, X extends Exception> {

    /**
     * Loads the value of a key. Runs on the thread that asked, or on one of the platform where the spec limits its time ({@link CacheSpecBuilder#loadTimeout}), at most once at a time for a key of a cache, with no lock
     * held; it may use the same cache, but not ask it for the key that it is loading.
     *
     * @param key the key, never null
     * @return the value, or null where the key is known to have none
     * @throws X as the loader likes; it reaches the caller unchanged and nothing is stored
     */
    @Nullable
    V load(K key) throws X;

    /**
     * The lifetime of a value that was loaded, such as that which a server gave with it. Runs behind {@link #load}; what it throws is
     * thrown as if that had.
     *
     * @param key the key
     * @param value what {@link #load} gave, never null
     * @return how long it is kept, or null for the lifetime of the spec; one of zero or less is not kept
     */
    default @Nullable Duration timeToLive(K key, V value) {
        return null;
    }

    /**
     * The tags of a value that was loaded, for caches that are {@link CacheSpecBuilder#tagged}; others do not ask. As {@link #timeToLive}.
     *
     * @param key the key
     * @param value what {@link #load} gave, never null
     * @return its tags, none of them empty
     */
    default Set<String> tags(K key, V value) {
        return Set.of();
    }

    /**
     * A loader that decides the lifetime by the value.
     *
     * @param loader loads
     * @param timeToLive as {@link #timeToLive}
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param <X> what the loader throws
     * @return both as one
     */
    static <K, V, X extends Exception> Loader<K, V, X> living(
            Loader<K, V, X> loader, BiFunction<? super K, ? super V, ? extends Duration> timeToLive) {
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(timeToLive, "timeToLive");
        return new DecidedLoader<>(loader, timeToLive, loader::tags);
    }

    /**
     * A loader that decides the tags by the value.
     *
     * @param loader loads
     * @param tags as {@link #tags}
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param <X> what the loader throws
     * @return both as one
     */
    static <K, V, X extends Exception> Loader<K, V, X> tagging(
            Loader<K, V, X> loader, BiFunction<? super K, ? super V, Set<String>> tags) {
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(tags, "tags");
        return new DecidedLoader<>(loader, loader::timeToLive, tags);
    }
}
