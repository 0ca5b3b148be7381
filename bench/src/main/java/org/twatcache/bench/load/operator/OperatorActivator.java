package org.twatcache.bench.load.operator;

import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.twatcache.bench.load.service.Switch;

/** Offers each {@link Switch} as a service with its {@code kind}. */
public final class OperatorActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        register(context, "configured", new ConfiguredSwitch(context));
        for (Fault fault : Fault.values()) {
            register(context, fault.kind(), new FaultySwitch(context, fault));
        }
    }

    private static void register(BundleContext context, String kind, Switch offered) {
        context.registerService(Switch.class, offered, FrameworkUtil.asDictionary(Map.of("kind", kind)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered.
    }
}
