package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.Loader;

/**
 * What a loader gave.
 *
 * @param value the value, or null for none
 * @param life how long it is kept, or null for as long as usual
 * @param tags its tags; null where it must not be stored, for nobody knows whether they were invalidated meanwhile
 */
record Loaded(
        @Nullable Object value,
        @Nullable Duration life,
        @Nullable List<TagStamp> tags) {

    private static final Loaded NOTHING = new Loaded(null, null, List.of());

    /** Whether its loader does not want it to be kept. */
    boolean isOverAlready() {
        return life != null && (life.isZero() || life.isNegative());
    }

    /** What loads of one moment need to know of tags before they begin. */
    static final class Beginning {

        private static final Beginning WITHOUT_TAGS = new Beginning(null, null);

        private final @Nullable TagStamps stamps;
        private final @Nullable Long epoch;

        private Beginning(@Nullable TagStamps stamps, @Nullable Long epoch) {
            this.stamps = stamps;
            this.epoch = epoch;
        }

        /** Now; of a cache without tags where there are no stamps. */
        static Beginning now(@Nullable TagStamps stamps) {
            return stamps == null ? WITHOUT_TAGS : new Beginning(stamps, epoch(stamps));
        }

        private static @Nullable Long epoch(TagStamps stamps) {
            try {
                return stamps.epoch();
            } catch (CacheException e) {
                return null;
            }
        }

        /** A value that came since. */
        Loaded come(Later<Object> call, @Nullable Object value) {
            return value == null ? NOTHING : kept(value, call.timeToLive(value), () -> call.tags(value));
        }

        /** What a loader gave since. */
        Loaded loaded(Loader<Object, Object, ?> loader, Object key, @Nullable Object value) {
            return value == null ? NOTHING : kept(value, loader.timeToLive(key, value), () -> loader.tags(key, value));
        }

        private Loaded kept(Object value, @Nullable Duration life, Supplier<Set<String>> asked) {
            Set<String> tags = stamps == null ? Set.of() : asked.get();
            return new Loaded(value, life, stamps == null || tags.isEmpty() ? List.of() : stamped(stamps, tags));
        }

        private @Nullable List<TagStamp> stamped(TagStamps all, Set<String> tags) {
            try {
                List<TagStamp> stamped = all.of(tags);
                return epoch != null && all.isStill(epoch) ? stamped : null;
            } catch (CacheException e) {
                return null;
            }
        }
    }
}
