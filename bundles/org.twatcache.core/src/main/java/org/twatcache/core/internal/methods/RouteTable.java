package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a proxy, by the objects that the JVM gives for its methods. Those are always the same ones, but others than reflection gives to anybody
 * else: so each is compared by what it says once, and by its identity from then on.
 */
final class RouteTable {

    /** What stands for the methods of every object. */
    private static final Route NONE = arguments -> null;

    private static final int OF_EVERY_OBJECT = 3;

    private final Map<Method, Route> routes;

    /** How many may be met: whoever calls the handler by methods that he looked up himself has others each time. */
    private int unmet;

    /** Methods and their routes, in turn; never full, so that a search ends. Replaced as a whole. */
    private volatile Object[] met;

    RouteTable(Map<Method, Route> routes) {
        this.routes = routes;
        this.unmet = routes.size() + OF_EVERY_OBJECT;
        this.met = new Object[Integer.highestOneBit(unmet) * 8];
    }

    /** The route of a method; null for those of every object. */
    @Nullable
    Route of(Method method) {
        Object[] table = met;
        Object route = table[place(table, method) + 1];
        return route == null ? meet(method) : known(route);
    }

    private static @Nullable Route known(Object route) {
        return route == NONE ? null : (Route) route;
    }

    /** Where a method stands, or would. */
    private static int place(Object[] table, Object method) {
        int mask = table.length - 2;
        int at = (System.identityHashCode(method) << 1) & mask;
        while (table[at] != null && table[at] != method) {
            at = (at + 2) & mask;
        }
        return at;
    }

    private synchronized @Nullable Route meet(Method method) {
        Route route = routes.getOrDefault(method, NONE);
        Object[] table = met.clone();
        int at = place(table, method);
        if (table[at] == null && unmet > 0) {
            unmet--;
            table[at] = method;
            table[at + 1] = route;
            met = table;
        }
        return known(route);
    }
}
