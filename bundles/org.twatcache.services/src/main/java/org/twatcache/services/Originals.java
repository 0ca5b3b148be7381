package org.twatcache.services;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The services that are to be cached, each while somebody wants that. */
final class Originals {

    private final ProxyMaker maker;
    private final Later later;
    private final Map<ServiceReference<?>, Original> originals = new ConcurrentHashMap<>();

    Originals(ProxyMaker maker, Later later) {
        this.maker = maker;
        this.later = later;
    }

    /** Somebody wants a service cached; nothing is done about it before {@link #settle}. */
    void claim(ServiceReference<?> reference, Rule rule) {
        Original unused = originals.compute(reference, (key, present) -> {
            Original it = present != null ? present : new Original(reference, maker, later);
            it.add(rule);
            return it;
        });
    }

    /** Does what is wanted of a service, as it is now. */
    void settle(ServiceReference<?> reference) {
        Original original = originals.get(reference);
        if (original != null) {
            original.settle();
            forgetIdle(reference);
        }
    }

    /** A service says something else of itself. */
    void changed(ServiceReference<?> reference) {
        Original original = originals.get(reference);
        if (original != null) {
            original.reconsider();
            settle(reference);
        }
    }

    /** Who wanted a service cached does not any more, or the service goes. */
    void release(ServiceReference<?> reference, Rule rule) {
        Original original = originals.get(reference);
        if (original != null) {
            original.remove(rule);
            settle(reference);
        }
    }

    /** The bundles that use a service past its proxy, by its {@code service.id}. */
    List<Bundle> past(long serviceId, Bundle own) {
        return originals.entrySet().stream()
                .filter(each -> ProxyProperties.id(each.getKey()) == serviceId)
                .flatMap(each -> each.getValue().past(own).stream())
                .toList();
    }

    private void forgetIdle(ServiceReference<?> reference) {
        Original unused = originals.computeIfPresent(reference, (key, present) -> present.isIdle() ? null : present);
    }
}
