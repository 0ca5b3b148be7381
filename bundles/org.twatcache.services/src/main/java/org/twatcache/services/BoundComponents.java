package org.twatcache.services;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts components that stay with a service by a static reference, so that they are bound anew. A component whose restart brings forth
 * the service anew would be restarted for ever: it is left alone after some times.
 */
final class BoundComponents {

    private static final Logger LOG = LoggerFactory.getLogger(BoundComponents.class);
    private static final int AT_MOST = 5;
    private static final long WITHIN_NANOS = 60_000_000_000L;

    private final ServiceComponentRuntime runtime;
    private final Map<String, Restarts> restarts = new ConcurrentHashMap<>();

    BoundComponents(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Restarts all that hold a service so. */
    void restart(long serviceId) {
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (holds(component, serviceId)) {
                restart(component, serviceId);
            }
        }
    }

    private boolean holds(ComponentDescriptionDTO component, long serviceId) {
        Set<String> staying = Stream.of(component.references)
                .filter(reference -> reference.policy.equals("static"))
                .map(reference -> reference.name)
                .collect(Collectors.toSet());
        return !staying.isEmpty()
                && runtime.getComponentConfigurationDTOs(component).stream()
                        .anyMatch(configuration -> holds(configuration, staying, serviceId));
    }

    private static boolean holds(ComponentConfigurationDTO configuration, Set<String> staying, long serviceId) {
        return configuration.state == ComponentConfigurationDTO.ACTIVE
                && Stream.of(configuration.satisfiedReferences)
                        .filter(reference -> staying.contains(reference.name))
                        .flatMap(reference -> Stream.of(reference.boundServices))
                        .anyMatch((ServiceReferenceDTO bound) -> bound.id == serviceId);
    }

    private void restart(ComponentDescriptionDTO component, long serviceId) {
        Restarts counted = restarts.merge(
                component.bundle.id + ":" + component.name,
                new Restarts(System.nanoTime(), 1),
                (former, now) -> now.since() - former.since() > WITHIN_NANOS
                        ? now
                        : new Restarts(former.since(), former.times() + 1));
        if (counted.times() > AT_MOST) {
            LOG.warn(
                    "Component {} stays bound to the service {}, which is cached: it was restarted {} times within a minute,"
                            + " and may be what makes the service come anew",
                    component.name,
                    serviceId,
                    AT_MOST);
            return;
        }
        LOG.info("Component {} is restarted, to be bound to the proxy of service {}", component.name, serviceId);
        var unused = runtime.disableComponent(component).onResolve(() -> enable(component));
    }

    private void enable(ComponentDescriptionDTO component) {
        var unused = runtime.enableComponent(component);
    }

    /** How often a component was restarted. */
    private record Restarts(long since, int times) {}
}
