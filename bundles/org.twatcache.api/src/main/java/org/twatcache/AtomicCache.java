package org.twatcache;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operations of a {@link Cache} that look before they change, atomic for all users of the entry. Values are compared
 * by {@code equals}. Each has its effect in one engine only, so it is atomic across a swap too.
 *
 * <p>Nulls, threads and errors as in {@link Cache}.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@ProviderType
public interface AtomicCache<K, V> {

    /**
     * Stores a value where the key has none.
     *
     * @param key the key
     * @param value the value
     * @return null where it was stored, else the value that is there
     */
    @Nullable
    V putIfAbsent(K key, V value);

    /**
     * Stores a value where the key has one.
     *
     * @param key the key
     * @param value the new value
     * @return the value that was replaced, or null where there was none and nothing was stored
     */
    @Nullable
    V replace(K key, V value);

    /**
     * Stores a value where the key has an expected one.
     *
     * @param key the key
     * @param expected what must be there
     * @param value the new value
     * @return whether it was stored
     */
    boolean compareAndSet(K key, V expected, V value);

    /**
     * Removes an entry that has an expected value.
     *
     * @param key the key
     * @param expected what must be there
     * @return whether it was removed
     */
    boolean remove(K key, V expected);

    /**
     * Computes a value from the present one and stores it, or removes the entry where the result is null. The function may
     * run more than once, on the calling thread and with no lock held; its last result alone has an effect.
     *
     * @param key the key
     * @param function from the key and its value, or null where it has none, to the new value, or null to remove
     * @return the new value, or null
     */
    @Nullable
    V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function);
}
