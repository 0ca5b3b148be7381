package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twatcache.BundleRef;
import org.twatcache.EngineInfo;
import org.twatcache.EngineTrait;

/** What an engine says of itself. */
public record EngineFacts(
        String name,
        List<String> aliases,
        Set<EngineTrait> traits,
        int ranking,
        BundleRef provider,
        Optional<String> unhealthy)
        implements EngineInfo {

    public EngineFacts {
        aliases = List.copyOf(aliases);
        traits = Set.copyOf(traits);
    }
}
