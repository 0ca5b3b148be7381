package org.twatcache.admin;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineInfo;

/** The operations on all caches of all owners: one service for each bundle. Safe for use by any number of threads. */
@ProviderType
public interface CacheAdmin {

    /**
     * The engines that are available now.
     *
     * @return the engines, the one that a spec without a wish gets first, and how many caches each serves
     */
    List<EngineUse> engines();

    /**
     * The caches that are open now.
     *
     * @return one control each, by id
     */
    List<CacheControl> caches();

    /**
     * Finds an open cache.
     *
     * @param text its name where it is unique among owners, else {@code owner/name} or {@code #id}
     * @return its control
     * @throws CacheOperationException where there is none, or where the name is ambiguous; it lists what there is
     */
    CacheControl find(String text);

    /**
     * Exchanges the engine of a cache, as {@link CacheControl#swap}.
     *
     * @param cache as in {@link #find}
     * @param engine its name or alias
     * @param mode what becomes of the entries
     * @return the migration, under way
     */
    default Migration swap(String cache, String engine, SwapMode mode) {
        return find(cache).swap(engine, mode);
    }

    /**
     * What clients forgot to close.
     *
     * @return the last hundred, the oldest first
     */
    List<CacheLeak> leaks();

    /**
     * The last events.
     *
     * @return a hundred at most, the oldest first
     */
    List<CacheEvent> events();

    /**
     * Tells every event from now on, one after another in the order in which they happened, on a thread of the platform. A
     * listener that throws is told the next one all the same; one that is slower than the events misses some.
     *
     * @param listener told until the subscription is closed, or until the bundle that called this lets go of the service
     * @return the subscription
     */
    Subscription subscribe(Consumer<? super CacheEvent> listener);

    /** Ends the telling of events. */
    interface Subscription extends AutoCloseable {

        /** Idempotent. After it returned no event is told any more, but one may still be on its way. */
        @Override
        void close();
    }

    /**
     * An engine and the caches that it serves.
     *
     * @param engine the engine
     * @param caches how many
     */
    record EngineUse(EngineInfo engine, int caches) {}
}
