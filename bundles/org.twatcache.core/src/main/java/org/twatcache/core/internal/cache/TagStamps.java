package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;

/**
 * What the tags of one cache are worth: a stamp for each, kept in a cache beside it, on an engine of the same kind. To invalidate a tag is to
 * remove its stamp; the next entry with the tag draws another. So a stamp that is lost, whyever, is an invalidation and never the
 * contrary, and nothing is asked of an engine but to get, put and remove.
 *
 * <p>A load knows the tags of its value only afterwards. So there is one more stamp, the epoch, which every invalidation replaces first:
 * a load during which it changed stores nothing with tags.
 *
 * <p>A stamp is a random half and the time at which it was drawn. It is kept for a while, so that tags that nobody uses any more leave nothing
 * behind; one that is drawn again after {@link #RENEWAL} is kept as long again.
 */
public final class TagStamps {

    /** The same for all, as caches with different lifetimes may share their stamps. */
    public static final Duration RENEWAL = Duration.ofDays(30);

    /** No tag is empty. */
    private static final String EPOCH = "";

    private static final int MOST = 64;
    private static final int LONGEST = 1_024;

    private final Cache<String, UUID> stamps;
    private final LongSupplier clock;

    /**
     * Keeps them in a cache, which somebody else closes.
     *
     * @param stamps keeps them for longer than {@link #RENEWAL}
     * @param clock the platform's, which all who share the cache have alike; in nanoseconds
     */
    public TagStamps(Cache<String, UUID> stamps, LongSupplier clock) {
        this.stamps = stamps;
        this.clock = clock;
    }

    boolean areWorth(List<TagStamp> tags) {
        for (TagStamp each : tags) {
            UUID now = present(each.tag());
            if (now == null || worth(now) != each.stamp()) {
                return false;
            }
        }
        return true;
    }

    /** Refuses what cannot be tags. */
    static void check(Set<String> tags) {
        if (tags.size() > MOST) {
            throw new IllegalArgumentException(
                    "An entry has at most " + MOST + " tags, and this would have " + tags.size());
        }
        tags.forEach(TagStamps::check);
    }

    private static void check(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A tag has 1 to " + LONGEST + " characters, and this has " + tag.length());
        }
    }

    /** What tags are worth now. */
    List<TagStamp> of(Set<String> tags) {
        check(tags);
        List<TagStamp> all = new ArrayList<>(tags.size());
        tags.forEach(tag -> all.add(new TagStamp(tag, drawn(tag))));
        return all;
    }

    /** Differs after every invalidation. */
    long epoch() {
        return drawn(EPOCH);
    }

    /** Whether no tag was invalidated since the epoch was that. Asks whoever keeps it, never a copy near by. */
    boolean isStill(long epoch) {
        UUID now = stamps.atomic().putIfAbsent(EPOCH, fresh());
        return now != null && worth(now) == epoch;
    }

    void invalidate(String tag) {
        check(tag);
        // The epoch first: whoever still finds the former one draws the tag's stamp before it is removed.
        stamps.put(EPOCH, fresh());
        boolean unused = stamps.remove(tag);
    }

    /** Compares and sets until what is kept is young, so that an invalidation meanwhile is never undone. */
    private long drawn(String tag) {
        while (true) {
            UUID present = present(tag);
            if (present != null
                    && Math.abs(clock.getAsLong() - present.getLeastSignificantBits()) < RENEWAL.toNanos()) {
                return worth(present);
            }
            UUID fresh = present == null ? fresh() : new UUID(worth(present), clock.getAsLong());
            try {
                boolean set = present == null
                        ? stamps.atomic().putIfAbsent(tag, fresh) == null
                        : stamps.atomic().compareAndSet(tag, present, fresh);
                if (set) {
                    return worth(fresh);
                }
            } catch (CacheClosedException e) {
                // Closed by an operator: nothing is worth anything any more.
                return worth(fresh);
            }
        }
    }

    private @Nullable UUID present(String tag) {
        try {
            return stamps.get(tag);
        } catch (CacheClosedException e) {
            return null;
        }
    }

    private static long worth(UUID stamp) {
        return stamp.getMostSignificantBits();
    }

    /** Of a generator that no two processes start alike. */
    private UUID fresh() {
        return new UUID(UUID.randomUUID().getMostSignificantBits(), clock.getAsLong());
    }
}
