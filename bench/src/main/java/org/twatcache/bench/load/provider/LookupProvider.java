package org.twatcache.bench.load.provider;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.twatcache.bench.load.service.Lookup;

/** Registers the service, and a {@code LongConsumer} that takes its next version. */
public final class LookupProvider implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        AtomicLong version = new AtomicLong();
        Lookup lookup = key -> {
            long now = version.get();
            return now == 0 ? key : key + "@" + now;
        };
        context.registerService(Lookup.class, lookup, null);
        context.registerService(LongConsumer.class, version::set, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered.
    }
}
