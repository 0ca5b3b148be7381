package org.twatcache.core.internal.cache;

import java.util.List;

/**
 * What a cache keeps beside a value. Times are absolute, in nanoseconds of the platform's clock, or {@code NO_DEADLINE}.
 *
 * @param refreshAt from when on it is to be loaded anew
 * @param expiresAt when its lifetime is over; an engine may keep it longer
 * @param tags its tags
 */
public record Notes(long refreshAt, long expiresAt, List<TagStamp> tags) {

    public Notes {
        tags = List.copyOf(tags);
    }
}
