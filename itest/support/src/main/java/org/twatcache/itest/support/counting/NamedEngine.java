package org.twatcache.itest.support.counting;

import java.util.Dictionary;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.spi.CacheEngineFactory;

/** Offers the counting engine under the name and the rank that its bundle's manifest holds; counts begin with each start. */
public final class NamedEngine implements BundleActivator {

    /** The header that names the engine. */
    public static final String ENGINE = "Test-Engine";

    /** The header with its rank. */
    public static final String RANKING = "Test-Ranking";

    private static final String[] SERVICES = {CacheEngineFactory.class.getName(), EngineCounts.class.getName()};

    /** Made by the framework. */
    public NamedEngine() {}

    @Override
    public void start(BundleContext context) {
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        Map<String, Object> properties = Map.of(
                CacheEngineFactory.NAME, headers.get(ENGINE),
                CacheEngineFactory.OPTIONS, CountingEngineFactory.FAILING,
                Constants.SERVICE_RANKING, Integer.valueOf(headers.get(RANKING)));
        context.registerService(SERVICES, new CountingEngineFactory(), FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back, as it does for every bundle that forgot to.
    }
}
