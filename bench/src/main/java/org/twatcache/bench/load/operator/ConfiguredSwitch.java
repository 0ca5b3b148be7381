package org.twatcache.bench.load.operator;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.bench.load.service.Lookup;
import org.twatcache.bench.load.service.Switch;

/** Writes a configuration, and deletes it. */
final class ConfiguredSwitch implements Switch {

    private static final String PID = "org.twatcache.services.proxy";

    private static final Map<String, Object> WISH = Map.of(
            "filter", "(objectClass=" + Lookup.class.getName() + ")",
            "methods", "find",
            "cache.name", "lookup",
            "cache.engine", "caffeine",
            "cache.max.size", "125000",
            "cache.statistics", "false");

    private final BundleContext context;
    private @Nullable Configuration present;

    ConfiguredSwitch(BundleContext context) {
        this.context = context;
    }

    @Override
    public void on() throws IOException {
        ServiceReference<ConfigurationAdmin> reference =
                Objects.requireNonNull(context.getServiceReference(ConfigurationAdmin.class), "no Config Admin");
        present = context.getService(reference).createFactoryConfiguration(PID, "?");
        present.update(FrameworkUtil.asDictionary(WISH));
    }

    @Override
    public void off() throws IOException {
        Configuration former = present;
        present = null;
        if (former != null) {
            former.delete();
        }
    }
}
