package org.twatcache.itest.support.story;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What a story asks of the registry of its framework. */
public final class Services {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private Services() {}

    /** Waits for a service, and gets it: at once where it is there. */
    public static <S> S service(BundleContext context, Class<S> type, String filter) {
        await(filter)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(() -> !references(context, type, filter).isEmpty());
        return context.getService(references(context, type, filter).iterator().next());
    }

    /** How many services there are now. */
    public static int count(BundleContext context, Class<?> type, String filter) {
        return references(context, type, filter).size();
    }

    /**
     * Waits for a test engine, and gets what it counts from this start of its bundle on; it may be asked after that stopped,
     * too.
     */
    public static EngineCounts counts(BundleContext context, String engine) {
        return service(context, EngineCounts.class, "(cache.engine.name=" + engine + ")");
    }

    private static <S> Collection<ServiceReference<S>> references(BundleContext context, Class<S> type, String filter) {
        try {
            return context.getServiceReferences(type, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
