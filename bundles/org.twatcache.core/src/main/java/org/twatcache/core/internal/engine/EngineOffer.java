package org.twatcache.core.internal.engine;

import java.util.Map;
import java.util.Set;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.spi.CacheEngineFactory;

/** An engine that is available. Two offers are the same only when they are the same object. */
public interface EngineOffer {

    /** What it says of itself. */
    EngineInfo info();

    /** The options it knows. */
    Set<String> options();

    /** Its service properties, for filters. */
    Map<String, Object> properties();

    /**
     * Its factory, gotten now: describing an engine must not start it.
     *
     * @throws EngineNotAvailableException where it has gone
     */
    CacheEngineFactory factory();

    /** Whether a name means this engine. */
    default boolean answersTo(String name) {
        return info().name().equals(name) || info().aliases().contains(name);
    }
}
