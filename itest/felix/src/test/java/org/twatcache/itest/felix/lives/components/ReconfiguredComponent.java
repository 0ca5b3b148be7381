package org.twatcache.itest.felix.lives.components;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Opens a named cache whenever it is activated, and leaves it open: a change of its configuration activates it anew. */
@Component(
        service = ReconfiguredComponent.class,
        immediate = true,
        configurationPid = ReconfiguredComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ReconfiguredComponent {

    /** Its configuration. */
    public static final String PID = "org.twatcache.itest.reconfigured";

    /** Activated. */
    @Activate
    public ReconfiguredComponent(@Reference CacheContexts contexts) {
        Cache<String, String> cache = contexts.getOrCreate(CacheSpec.of(String.class, String.class)
                .named("table")
                .engine("counting")
                .build());
        cache.atomic().putIfAbsent("key", "value");
    }
}
