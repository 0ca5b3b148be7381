package org.twatcache.core.internal.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
 */
public final class TagStamps {

    /** No tag is empty. */
    private static final String EPOCH = "";

    private static final int MOST = 64;
    private static final int LONGEST = 1_024;

    private final Cache<String, Long> stamps;

    /** Keeps them in a cache, which somebody else closes. */
    public TagStamps(Cache<String, Long> stamps) {
        this.stamps = stamps;
    }

    boolean areWorth(List<TagStamp> tags) {
        for (TagStamp each : tags) {
            Long now = present(each.tag());
            if (now == null || now != each.stamp()) {
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
        tags.forEach(tag -> all.add(new TagStamp(tag, stamp(tag))));
        return all;
    }

    /** Differs after every invalidation. */
    long epoch() {
        return stamp(EPOCH);
    }

    /** Whether no tag was invalidated since the epoch was that. Asks whoever keeps it, never a copy near by. */
    boolean isStill(long epoch) {
        Long now = stamps.atomic().putIfAbsent(EPOCH, fresh());
        return now != null && now == epoch;
    }

    void invalidate(String tag) {
        check(tag);
        // The epoch first: whoever still finds the former one draws the tag's stamp before it is removed.
        stamps.put(EPOCH, fresh());
        boolean unused = stamps.remove(tag);
    }

    private long stamp(String tag) {
        Long present = present(tag);
        if (present != null) {
            return present;
        }
        long fresh = fresh();
        try {
            Long other = stamps.atomic().putIfAbsent(tag, fresh);
            return other == null ? fresh : other;
        } catch (CacheClosedException e) {
            // Closed by an operator: nothing is worth anything any more.
            return fresh;
        }
    }

    private @Nullable Long present(String tag) {
        try {
            return stamps.get(tag);
        } catch (CacheClosedException e) {
            return null;
        }
    }

    /** Of a generator that no two processes start alike. */
    private static long fresh() {
        return UUID.randomUUID().getMostSignificantBits();
    }
}
