package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/**
 * A mistake in an engine.
 *
 * @param name what is wrong
 * @param claims the traits that the engine claims
 * @param maker makes the engine, from a request and the claims
 * @param caughtBy the cases that must fail for it
 */
record Fault(
        String name,
        Set<EngineTrait> claims,
        BiFunction<EngineRequest, Set<EngineTrait>, CacheEngine<?>> maker,
        List<String> caughtBy) {

    /** An engine without traits. */
    static Fault of(
            String name, BiFunction<EngineRequest, Set<EngineTrait>, CacheEngine<?>> maker, String... caughtBy) {
        return new Fault(name, Set.of(), maker, List.of(caughtBy));
    }

    Fault claiming(EngineTrait... traits) {
        return new Fault(name, Set.of(traits), maker, caughtBy);
    }

    @Override
    public String toString() {
        return name;
    }
}
