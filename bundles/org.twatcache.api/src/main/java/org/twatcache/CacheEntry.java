package org.twatcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was at one moment. Immutable, as far as its key and value are.
 *
 * @param key the key
 * @param value the value
 * @param remaining what was left of its lifetime, or null where it has no limit
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public record CacheEntry<K, V>(K key, V value, @Nullable Duration remaining) {}
