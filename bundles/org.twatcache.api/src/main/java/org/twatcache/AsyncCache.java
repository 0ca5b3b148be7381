package org.twatcache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operations of a {@link Cache} for callers that must not wait. A call never blocks: it is completed at once where
 * that is possible, else on a thread of the platform, and so are the dependents that the caller adds. Errors of
 * {@link Cache} complete the stage exceptionally; a loader's exception is the stage's own. Nulls are refused at the call.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@ProviderType
public interface AsyncCache<K, V> {

    /**
     * As {@link Cache#get(Object)}.
     *
     * @param key the key
     * @return the value, or null where there is none
     */
    CompletionStage<@Nullable V> get(K key);

    /**
     * As {@link Cache#get(Object, Loader)}; the loader runs on a thread of the platform, which is interrupted when the
     * owner of the cache stops.
     *
     * @param key the key
     * @param loader computes the value
     * @return the value, or null where the loader gave null
     */
    CompletionStage<@Nullable V> get(K key, Loader<? super K, ? extends V, ? extends Exception> loader);

    /**
     * As {@link Cache#getAll}.
     *
     * @param keys the keys
     * @return those found
     */
    CompletionStage<Map<K, V>> getAll(Collection<? extends K> keys);

    /**
     * As {@link Cache#put(Object, Object)}.
     *
     * @param key the key
     * @param value the value
     * @return completed when the write is acknowledged
     */
    CompletionStage<@Nullable Void> put(K key, V value);

    /**
     * As {@link Cache#put(Object, Object, Duration)}.
     *
     * @param key the key
     * @param value the value
     * @param timeToLive how long, longer than zero
     * @return completed when the write is acknowledged
     */
    CompletionStage<@Nullable Void> put(K key, V value, Duration timeToLive);

    /**
     * As {@link Cache#putAll}.
     *
     * @param entries the entries
     * @return completed when all are acknowledged
     */
    CompletionStage<@Nullable Void> putAll(Map<? extends K, ? extends V> entries);

    /**
     * As {@link Cache#remove}.
     *
     * @param key the key
     * @return whether there was an entry
     */
    CompletionStage<Boolean> remove(K key);

    /**
     * As {@link Cache#clear}.
     *
     * @return completed when the cache is empty
     */
    CompletionStage<@Nullable Void> clear();
}
