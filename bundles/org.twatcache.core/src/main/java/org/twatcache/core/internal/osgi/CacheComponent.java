package org.twatcache.core.internal.osgi;

import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.twatcache.Cache;
import org.twatcache.core.internal.context.Declaration;

/**
 * One configuration of a cache: tells core what it says. The services are registered in code, where no resolver sees them:
 * hence the capability.
 */
@Component(
        service = {},
        configurationPid = CacheComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CacheConfiguration.class, factory = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.twatcache.Cache\"",
        uses = Cache.class,
        effective = "active")
public final class CacheComponent {

    static final String PID = "org.twatcache.cache";

    private final Declaration declaration;

    /** Made for each configuration. One that makes no sense is refused and reported, not thrown: SCR would not try again. */
    @Activate
    public CacheComponent(@Reference CoreComponent core, Map<String, Object> configuration) {
        this.declaration = core.declarations().declaration(String.valueOf(configuration.get(Constants.SERVICE_PID)));
        declaration.declare(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        declaration.declare(configuration);
    }

    @Deactivate
    void deactivate() {
        declaration.retract();
    }
}
