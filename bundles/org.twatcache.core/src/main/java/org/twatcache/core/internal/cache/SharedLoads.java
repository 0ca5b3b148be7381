package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The loads of one owner of a shared cache. Each owner loads for himself, for his classes are his; but whoever writes a key
 * invalidates the loads of all, so that none stores what it read before the write.
 */
public final class SharedLoads extends Loads {

    private final UnaryOperator<Object> identities;
    private final Collection<SharedLoads> all;
    private final Consumer<Object> forgetting;
    private final Predicate<Object> taken;

    /**
     * Loads of one owner.
     *
     * @param identities what stands for a key among the owners
     * @param all the loads of every owner, also of those that come later; these must be among them before the first call
     * @param forgetting removes an entry, by what stands for its key
     * @param taken whether another owner can read what is there and this one cannot, by what stands for the key
     * @param failedFor how long a failure is remembered
     */
    public SharedLoads(
            UnaryOperator<Object> identities,
            Collection<SharedLoads> all,
            Consumer<Object> forgetting,
            Predicate<Object> taken,
            Optional<Duration> failedFor) {
        super(failedFor);
        this.identities = identities;
        this.all = all;
        this.forgetting = forgetting;
        this.taken = taken;
    }

    @Override
    Object identity(Object key) {
        return identities.apply(key);
    }

    @Override
    List<Load> invalidate(Object key) {
        Object same = identity(key);
        List<Load> storing = List.of();
        for (SharedLoads each : all) {
            storing = both(storing, each.invalidateSame(same));
        }
        return storing;
    }

    @Override
    List<Load> invalidateAll() {
        List<Load> storing = new ArrayList<>();
        all.forEach(each -> storing.addAll(each.invalidateOwn()));
        return storing;
    }

    private List<Load> invalidateOwn() {
        return super.invalidateAll();
    }

    /** By its key: the value may be of another owner's class, or written by another owner since. Then that is a miss. */
    @Override
    boolean forget(Object key) {
        forgetting.accept(identity(key));
        return true;
    }

    @Override
    boolean isTaken(Object key) {
        return taken.test(identity(key));
    }

    private static List<Load> both(List<Load> some, List<Load> more) {
        if (some.isEmpty()) {
            return more;
        }
        List<Load> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }
}
