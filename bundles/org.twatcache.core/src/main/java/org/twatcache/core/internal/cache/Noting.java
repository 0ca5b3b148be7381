package org.twatcache.core.internal.cache;

import static org.twatcache.spi.CacheEngine.DEFAULT_DEADLINE;
import static org.twatcache.spi.CacheEngine.NO_DEADLINE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.RemovalCause;
import org.twatcache.spi.EngineClock;

/**
 * Writes and reads the {@link Notes} of one cache, where its spec needs any. What they say of time is compared with this process's
 * clock; the engine ends entries by its own, when they are of no more use to anybody.
 */
public final class Noting {

    /** Lifetimes from here on are told by the coarse clock. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    private final LongSupplier now;
    private final long timeToLive;
    private final long ahead;
    private final long grace;
    private final @Nullable TagStamps tags;

    private Noting(CacheSpec<?, ?> spec, EngineClock clock, @Nullable TagStamps tags) {
        Optional<Duration> lifetime = spec.timeToLive();
        boolean coarse = lifetime.filter(time -> time.compareTo(COARSE) >= 0).isPresent();
        this.now = coarse ? clock::coarseNanos : clock::nanos;
        this.timeToLive = lifetime.map(Lifetimes::nanos).orElse(0L);
        this.ahead = spec.refreshAhead().map(Lifetimes::nanos).orElse(0L);
        this.grace = spec.staleOnError().map(Lifetimes::nanos).orElse(0L);
        this.tags = tags;
    }

    /** Whether caches of a spec keep notes. */
    public static boolean isNeeded(CacheSpec<?, ?> spec) {
        return spec.isTagged()
                || spec.refreshAhead().isPresent()
                || spec.staleOnError().isPresent();
    }

    /**
     * The noting of a cache, or null where none is needed.
     *
     * @param tags what its tags are worth, where it has any
     */
    public static @Nullable Noting of(CacheSpec<?, ?> spec, EngineClock clock, @Nullable TagStamps tags) {
        return isNeeded(spec) ? new Noting(spec, clock, tags) : null;
    }

    /** What its tags are worth; null where it has none. */
    @Nullable
    TagStamps tags() {
        return tags;
    }

    /** When the lifetime is over of what is stored under a deadline. */
    long expiry(long deadline) {
        if (deadline != DEFAULT_DEADLINE) {
            return deadline;
        }
        return timeToLive == 0 ? NO_DEADLINE : later(now.getAsLong(), timeToLive);
    }

    /** What is stored for a value, or for a remembered absence. */
    Object noted(Object value, long expiry, List<TagStamp> stamps) {
        boolean timed = ahead > 0 || grace > 0;
        return value == Absent.ABSENT || (!timed && stamps.isEmpty())
                ? value
                : new Noted(value, new Notes(refreshAt(expiry), expiry, stamps));
    }

    private long refreshAt(long expiry) {
        boolean refreshes = ahead > 0 && expiry != NO_DEADLINE && expiry - now.getAsLong() > ahead;
        return refreshes ? expiry - ahead : NO_DEADLINE;
    }

    /** Until when the engine keeps it. */
    long until(Object entry, long expiry) {
        return entry instanceof Noted && expiry != NO_DEADLINE ? later(expiry, grace) : expiry;
    }

    private static long later(long time, long nanos) {
        return nanos > NO_DEADLINE - time ? NO_DEADLINE : time + nanos;
    }

    /** The value of an entry; null where its lifetime is over, or a tag of it worth nothing. Anything else is given as it is. */
    @Nullable
    Object living(@Nullable Object entry) {
        if (!(entry instanceof Noted noted)) {
            return entry;
        }
        return isOver(noted, 0) || !isWorth(noted) ? null : noted.value();
    }

    /** As {@link #living}, but {@link Due} for what is to be loaded anew. */
    @Nullable
    Object met(@Nullable Object entry) {
        Object value = living(entry);
        return value != null && isDue(entry) ? new Due(value) : value;
    }

    /** Whether an entry that lives is to be loaded anew. */
    boolean isDue(@Nullable Object entry) {
        return entry instanceof Noted noted
                && noted.notes().refreshAt() != NO_DEADLINE
                && noted.notes().refreshAt() <= now.getAsLong();
    }

    /** As {@link #living}, also for a while beyond its lifetime. */
    @Nullable
    Object stale(@Nullable Object entry) {
        if (!(entry instanceof Noted noted)) {
            return entry;
        }
        return isOver(noted, grace) || !isWorth(noted) ? null : noted.value();
    }

    /** How an entry went that another one took the place of. */
    RemovalCause replaced(Object entry) {
        return entry instanceof Noted noted && isOver(noted, 0) ? RemovalCause.EXPIRED : RemovalCause.REPLACED;
    }

    private boolean isOver(Noted noted, long longer) {
        long end = noted.notes().expiresAt();
        return end != NO_DEADLINE && later(end, longer) <= now.getAsLong();
    }

    private boolean isWorth(Noted noted) {
        List<TagStamp> stamps = noted.notes().tags();
        return stamps.isEmpty() || (tags != null && tags.areWorth(stamps));
    }
}
