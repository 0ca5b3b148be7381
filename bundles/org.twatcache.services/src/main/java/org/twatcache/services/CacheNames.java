package org.twatcache.services;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Names of the caches of proxied services: the same after a restart, and never that of two services at once. */
final class CacheNames {

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** A name that nobody has until it is released. */
    String take(String wished, long serviceId) {
        return taken.add(wished) ? wished : another(wished, serviceId);
    }

    private String another(String wished, long serviceId) {
        String name = wished + "#" + serviceId;
        boolean unused = taken.add(name);
        return name;
    }

    void release(String name) {
        boolean unused = taken.remove(name);
    }

    /** What a service is called that nobody named: by its bundle and, where it has one, its PID or component, else its interfaces. */
    static String of(@Nullable Bundle bundle, Map<String, Object> properties, List<String> interfaces) {
        return of(bundle == null ? null : bundle.getSymbolicName(), properties, interfaces);
    }

    static String of(@Nullable String symbolicName, Map<String, Object> properties, List<String> interfaces) {
        for (String key : List.of("service.pid", "component.name")) {
            String name = Texts.one(properties.get(key));
            if (!name.isEmpty()) {
                return symbolicName + ":" + name;
            }
        }
        return symbolicName + ":"
                + String.join("+", interfaces.stream().sorted().toList());
    }
}
