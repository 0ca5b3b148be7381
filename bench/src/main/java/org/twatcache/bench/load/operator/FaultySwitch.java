package org.twatcache.bench.load.operator;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.bench.load.service.Lookup;
import org.twatcache.bench.load.service.Switch;

/** Planted: registers a proxy of its own, and takes it back. */
final class FaultySwitch implements Switch {

    private static final Map<String, Object> PREFERRED = Map.of("service.ranking", 1);

    private final BundleContext context;
    private final Fault fault;
    private Map<String, String> results = new ConcurrentHashMap<>();
    private @Nullable ServiceRegistration<Lookup> present;
    private volatile boolean over;

    FaultySwitch(BundleContext context, Fault fault) {
        this.context = context;
        this.fault = fault;
    }

    @Override
    public void on() {
        ServiceReference<Lookup> reference =
                Objects.requireNonNull(context.getServiceReference(Lookup.class), "no service");
        Lookup original = context.getService(reference);
        if (fault != Fault.KEEPING) {
            results = new ConcurrentHashMap<>();
        }
        Map<String, String> kept = results;
        over = false;
        present = context.registerService(
                Lookup.class,
                key -> over && fault != Fault.WRONG
                        ? afterwards(original, key)
                        : kept.computeIfAbsent(mixedUp(key), same -> original.find(key)),
                FrameworkUtil.asDictionary(PREFERRED));
    }

    private String afterwards(Lookup original, String key) {
        if (fault == Fault.ENDING) {
            throw new IllegalStateException("The proxy has gone");
        }
        return original.find(key);
    }

    /** By their lengths some keys are the same. */
    private String mixedUp(String key) {
        return fault == Fault.WRONG ? Integer.toString(key.length()) : key;
    }

    @Override
    public void off() {
        ServiceRegistration<Lookup> former = present;
        present = null;
        if (former != null) {
            former.unregister();
        }
        over = true;
    }
}
