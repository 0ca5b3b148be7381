package org.twatcache.itest.felix.lives.components;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Opens a cache in its constructor, which then throws: nobody is left to close the handle. */
@Component(
        service = ThrowingComponent.class,
        immediate = true,
        configurationPid = ThrowingComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ThrowingComponent {

    /** Its configuration, which brings it to life. */
    public static final String PID = "org.twatcache.itest.throwing";

    /** Throws. */
    @Activate
    public ThrowingComponent(@Reference CacheContexts contexts) {
        contexts.open(CacheSpec.of(String.class, String.class)
                        .named("table")
                        .engine("counting")
                        .build())
                .put("key", "value");
        throw new IllegalStateException("thrown after open, as the row says");
    }
}
