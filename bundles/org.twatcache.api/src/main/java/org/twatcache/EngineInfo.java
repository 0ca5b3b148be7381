package org.twatcache;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** An engine that is available now, as its bundle describes it. Immutable. */
@ProviderType
public interface EngineInfo {

    /**
     * The name that {@link CacheSpecBuilder#engine} takes.
     *
     * @return the name
     */
    String name();

    /**
     * Other names that it answers to.
     *
     * @return the aliases, maybe none
     */
    List<String> aliases();

    /**
     * What it does by itself.
     *
     * @return the traits
     */
    Set<EngineTrait> traits();

    /**
     * Among engines that would do, the highest ranking serves; among equals the one that came first.
     *
     * @return the service ranking
     */
    int ranking();

    /**
     * The bundle that provides it.
     *
     * @return its name
     */
    BundleRef provider();

    /**
     * Why it cannot serve now.
     *
     * @return the reason, or empty while it is ready
     */
    Optional<String> unhealthy();
}
