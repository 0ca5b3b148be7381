package org.twatcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a cache knows of a key. Immutable.
 *
 * @param <V> the type of the values
 */
public sealed interface Lookup<V> {

    /**
     * The key has a value.
     *
     * @param value the value
     * @param remaining what is left of its lifetime, or null where it has no limit
     * @param <V> the type of the values
     */
    record Hit<V>(V value, @Nullable Duration remaining) implements Lookup<V> {}

    /**
     * The key is known to have no value, because a loader said so; see {@link CacheSpecBuilder#absentFor}.
     *
     * @param remaining how long this is remembered, or null where it has no limit
     * @param <V> the type of the values
     */
    record Absent<V>(@Nullable Duration remaining) implements Lookup<V> {}

    /**
     * Nothing is known of the key.
     *
     * @param <V> the type of the values
     */
    record Miss<V>() implements Lookup<V> {}
}
