package org.twatcache.bench.redis;

import java.util.List;
import java.util.Locale;

/**
 * Clients that share a fork and a server, in a chain in which whoever is compared stands side by side.
 *
 * @param kind what they are asked for
 * @param threads how many threads do so
 * @param clients their names, in the order of their slices
 */
record CallGroup(CallKind kind, int threads, List<String> clients) {

    private static final List<String> ALL = List.of(Clients.JEDIS, Clients.OURS, Clients.REDISSON, Clients.LETTUCE);
    private static final List<String> NEAR =
            List.of(Clients.MEMORY, Clients.NEAR, Clients.REDISSON_NEAR, Clients.LETTUCE_NEAR);
    private static final List<String> BEHIND = List.of(Clients.JEDIS, Clients.BEHIND);
    private static final List<String> PLANTED = List.of(Clients.TWICE, Clients.JEDIS);

    static CallGroup of(CallKind kind, int threads) {
        return new CallGroup(
                kind,
                threads,
                switch (kind) {
                    case NEAR -> NEAR;
                    case BEHIND -> BEHIND;
                    default -> ALL;
                });
    }

    /** Planted: twice the calls. */
    static CallGroup planted() {
        return new CallGroup(CallKind.GET, 1, PLANTED);
    }

    /** Such as {@code get-16t}; the planted one has a name of its own. */
    String name() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + threads + "t";
        return clients.equals(PLANTED) ? name + "-planted" : name;
    }

    /** Reads {@link #name}. */
    static CallGroup named(String name) {
        if (name.equals(planted().name())) {
            return planted();
        }
        int dash = name.lastIndexOf('-');
        CallKind kind = CallKind.valueOf(
                name.substring(0, dash).toUpperCase(Locale.ROOT).replace('-', '_'));
        return of(kind, Integer.parseInt(name.substring(dash + 1, name.length() - 1)));
    }
}
