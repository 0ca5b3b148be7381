package org.twatcache.core.internal.trait;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.Weigher;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * Makes an engine that does all that a cache needs out of one that does part of it: {@code expiring(bounded(engine))}, each
 * only where the engine's traits lack it. An engine that lacks nothing is returned as it is.
 *
 * <table>
 *   <caption>Who keeps lifetimes</caption>
 *   <tr><th>the engine has</th><th>without time to idle</th><th>with time to idle</th></tr>
 *   <tr><td>EXPIRES, EXPIRES_IDLE</td><td>the engine</td><td>the engine</td></tr>
 *   <tr><td>EXPIRES</td><td>the engine</td><td>{@link ExpiringEngine}, all of them</td></tr>
 *   <tr><td>EXPIRES_IDLE, or neither</td><td>{@link ExpiringEngine}</td><td>{@link ExpiringEngine}, all of them</td></tr>
 * </table>
 *
 * <p>An engine without EXPIRES is decorated even for a cache without lifetimes: any single entry may be given one.
 *
 * <p>The bound is inside, next to the engine: so an entry that the outer decorator finds ended leaves through it and is
 * counted out there. An entry that ends within the engine is counted out when the engine reports it.
 *
 * <p>Bounds by weight and bytes have no decorator: an engine that lacks them is not chosen for such a cache.
 */
public final class MissingTraits {

    private MissingTraits() {}

    /**
     * Creates an engine and completes it. Runs foreign code.
     *
     * @param name the engine's name, for messages
     * @param traits what the engine does by itself; not {@link EngineTrait#KEEPS_BYTES}
     * @param request what the cache needs
     * @param factory creates an engine of references; what it throws is passed on
     * @return the engine; closing it closes the one that was created
     * @throws EngineNotAvailableException where the factory gives null
     */
    public static CacheEngine<Object> complete(
            String name,
            Set<EngineTrait> traits,
            EngineRequest request,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        boolean expires = traits.contains(EngineTrait.EXPIRES)
                && (request.timeToIdle().isEmpty() || traits.contains(EngineTrait.EXPIRES_IDLE));
        boolean bounds = request.maximumSize().isEmpty() || traits.contains(EngineTrait.BOUNDS_ENTRIES);
        if (expires && bounds) {
            return create(name, request, factory);
        }
        EngineEvents outer = expires ? request.events() : new UnwrappedEvents(Timed::original, request.events());
        SecondChance residents = new SecondChance(request.maximumSize().orElse(Long.MAX_VALUE));
        EngineEvents inner = bounds ? outer : new UnwrappedEvents(residents::left, outer);
        CacheEngine<Object> engine =
                create(name, new NarrowedRequest(request, bounds, expires, weigher(request), inner), factory);
        CacheEngine<Object> bounded = bounds ? engine : new BoundedEngine(engine, residents, outer, request.clock());
        return expires ? bounded : new ExpiringEngine(bounded, request);
    }

    @SuppressWarnings("unchecked")
    private static CacheEngine<Object> create(
            String name,
            EngineRequest request,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        // The factory has no trait KEEPS_BYTES, and so promises references.
        return (CacheEngine<Object>) CreatedEngine.of(name, request, factory);
    }

    private static Weigher<Object, Object> weigher(EngineRequest request) {
        Weigher<Object, Object> weigher = request.weigher();
        return (key, stored) -> weigher.weigh(key, original(stored));
    }

    /** The client's value for what is stored. */
    public static Object original(Object stored) {
        Object value = stored instanceof Resident resident ? resident.value : stored;
        return value instanceof Timed timed ? timed.value : value;
    }
}
