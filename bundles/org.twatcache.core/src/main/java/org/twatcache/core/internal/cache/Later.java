package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins a load whose value comes later, and says how that is kept.
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface Later<V> extends Supplier<CompletionStage<? extends V>> {

    /** How long it is kept; null for as long as usual, zero for not at all. */
    default @Nullable Duration timeToLive(V value) {
        return null;
    }

    /** The tags that it has. */
    default Set<String> tags(V value) {
        return Set.of();
    }
}
