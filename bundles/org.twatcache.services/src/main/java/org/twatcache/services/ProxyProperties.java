package org.twatcache.services;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The properties of a proxy: those of its original, and what tells that it is one. */
final class ProxyProperties {

    /** True of every proxy; what is refused has it, too. Nothing that has it is proxied. */
    static final String PROXY = "cache.proxy";

    /** The {@code service.id} of the original. */
    static final String OF = "cache.proxy.of";

    /** The {@code bundle.id} of the owner of its caches. */
    static final String BY = "cache.proxy.by";

    /** The service that has it, a {@code LongFunction}, makes ids of the bundles that use a service past its proxy of the service's id. */
    static final String PAST = "cache.proxy.past";

    /** The PID of the configuration that asks for what is refused; services that ask for themselves have none. */
    static final String RULE = "cache.proxy.rule";

    /** Why it is refused; as of caches by configuration. */
    static final String ERROR = "configuration.error";

    /** What the names of its caches begin with. */
    static final String NAME = "cache.name";

    /** What the framework sets. */
    private static final List<String> NOT_COPIED =
            List.of(Constants.OBJECTCLASS, Constants.SERVICE_ID, Constants.SERVICE_BUNDLEID, Constants.SERVICE_SCOPE);

    private ProxyProperties() {}

    /** All that a service says of itself. */
    static Map<String, Object> of(ServiceReference<?> original) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : original.getPropertyKeys()) {
            Object value = original.getProperty(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        return properties;
    }

    /** One above the original: whoever preferred that prefers the proxy. */
    static Map<String, Object> ofProxy(ServiceReference<?> original, String name, long owner) {
        Map<String, Object> properties = of(original);
        int ranking = ranking(properties);
        if (ranking == Integer.MAX_VALUE) {
            throw new Refusal("its service.ranking is the highest there is: no proxy can be preferred to it");
        }
        properties.put(PROXY, true);
        properties.put(OF, id(original));
        properties.put(BY, owner);
        properties.put(NAME, name);
        properties.put(Constants.SERVICE_RANKING, ranking + 1);
        return withoutSet(properties);
    }

    /** Without what the framework sets. */
    static Map<String, Object> withoutSet(Map<String, Object> properties) {
        NOT_COPIED.forEach(properties::remove);
        return properties;
    }

    static long id(ServiceReference<?> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }

    static Dictionary<String, Object> dictionary(Map<String, Object> properties) {
        return FrameworkUtil.asDictionary(properties);
    }

    /** By value, arrays by their elements. */
    static boolean areEqual(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> Objects.deepEquals(one.get(key), other.get(key)));
    }

    private static int ranking(Map<String, Object> properties) {
        return properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
    }
}
