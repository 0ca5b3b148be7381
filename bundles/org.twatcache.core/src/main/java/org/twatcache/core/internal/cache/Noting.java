package org.twatcache.core.internal.cache;

import static org.twatcache.spi.CacheEngine.DEFAULT_DEADLINE;
import static org.twatcache.spi.CacheEngine.NO_DEADLINE;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.spi.EngineClock;

/**
 * Writes and reads the {@link Notes} of one cache, where its spec needs any. What they say of time is compared with this process's
 * clock; the engine ends entries by its own, when they are of no more use to anybody.
 */
public final class Noting {

    /** Coarse time tells well enough that something is further off; what is nearer is judged by the exact time. */
    private static final long NEAR = TimeUnit.SECONDS.toNanos(1);

    private final EngineClock clock;
    private final long timeToLive;
    private final long ahead;
    private final long grace;
    private final @Nullable TagStamps tags;

    private Noting(CacheSpec<?, ?> spec, EngineClock clock, @Nullable TagStamps tags) {
        this.clock = clock;
        this.timeToLive = spec.timeToLive().map(Lifetimes::nanos).orElse(0L);
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
        return timeToLive == 0 ? NO_DEADLINE : later(now(timeToLive), timeToLive);
    }

    /** What is stored for a value, or for a remembered absence. */
    Object noted(Object value, long expiry, List<TagStamp> stamps) {
        boolean timed = ahead > 0 || grace > 0;
        return value == Absent.ABSENT || (!timed && stamps.isEmpty())
                ? value
                : new Noted(value, new Notes(refreshAt(expiry), expiry, stamps));
    }

    private long refreshAt(long expiry) {
        boolean refreshes = ahead > 0 && expiry != NO_DEADLINE && expiry - now(ahead) > ahead;
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
                && isPast(noted.notes().refreshAt());
    }

    /** As {@link #living}, also for a while beyond its lifetime. */
    @Nullable
    Object stale(@Nullable Object entry) {
        if (!(entry instanceof Noted noted)) {
            return entry;
        }
        return isOver(noted, grace) || !isWorth(noted) ? null : noted.value();
    }

    /** Whether the lifetime of an entry is over that its engine has still. */
    boolean isOver(Object entry) {
        return entry instanceof Noted noted && isOver(noted, 0);
    }

    private boolean isOver(Noted noted, long longer) {
        long end = noted.notes().expiresAt();
        return end != NO_DEADLINE && isPast(later(end, longer));
    }

    private boolean isPast(long time) {
        return time - clock.coarseNanos() <= NEAR && time <= clock.nanos();
    }

    /** To which a time is added. */
    private long now(long added) {
        return added < NEAR ? clock.nanos() : clock.coarseNanos();
    }

    /** Whether it takes another engine to say what an entry is worth. */
    boolean asksForTags(@Nullable Object entry) {
        return entry instanceof Noted noted && !noted.notes().tags().isEmpty();
    }

    private boolean isWorth(Noted noted) {
        List<TagStamp> stamps = noted.notes().tags();
        return stamps.isEmpty() || (tags != null && tags.areWorth(stamps));
    }
}
