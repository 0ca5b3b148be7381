package org.twatcache.services;

import java.util.List;
import java.util.SortedMap;
import org.twatcache.CachedMethods;

/**
 * What of a service is cached, and how; read and checked.
 *
 * @param pid the configuration that asks for it, or nothing where the service does so itself
 * @param methods patterns of the methods whose results are kept
 * @param evicting patterns of the methods that let results fall
 * @param tags what the results are forgotten by together
 * @param interfaces what the proxy is registered with; empty for what has such methods
 * @param dependencies filters of services and PIDs of configurations
 * @param rebinds whether components are restarted that hold the original by a static reference
 * @param spec values of the spec of its caches
 */
record Rule(
        String pid,
        List<String> methods,
        List<String> evicting,
        List<String> tags,
        List<String> interfaces,
        List<String> dependencies,
        boolean rebinds,
        SortedMap<String, String> spec) {

    /** Whether a configuration asks for it, which wins over what a service says of itself. */
    boolean configured() {
        return !pid.isEmpty();
    }

    /** Who asks for it, in words. */
    String origin() {
        return configured() ? "the configuration " + pid : "its service properties";
    }

    /** The choice of these methods, and how their results are kept. */
    CachedMethods choice(List<Class<?>> types, List<String> chosen) {
        CachedMethods choice = CachedMethods.of(types.toArray(Class<?>[]::new)).methods(chosen.toArray(String[]::new));
        if (!evicting.isEmpty()) {
            choice = choice.evicting(evicting.toArray(String[]::new));
        }
        if (!tags.isEmpty()) {
            choice = choice.tags(tags.toArray(String[]::new));
        }
        for (var each : spec.entrySet()) {
            choice = choice.property(each.getKey(), each.getValue());
        }
        return choice;
    }

    /** Whether a pattern names a method in full, so that it was meant. */
    boolean names(String method) {
        return methods.contains(method);
    }
}
