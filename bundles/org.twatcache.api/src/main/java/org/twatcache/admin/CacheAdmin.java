package org.twatcache.admin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineInfo;

/** The operations on all caches of all owners: a singleton service. Safe for use by any number of threads. */
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
     * An engine and the caches that it serves.
     *
     * @param engine the engine
     * @param caches how many
     */
    record EngineUse(EngineInfo engine, int caches) {}
}
