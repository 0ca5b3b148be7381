package org.twatcache.engine.redis;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Which masters of a cluster hold keys of which slots, each asked for itself: those that keep a slot, and those from or to which it is just
 * being moved.
 */
final class Survey {

    private static final int SLOTS_FROM = 8;

    /** {@code [5->-id]} where keys leave, {@code [5-<-id]} where they arrive. */
    private static final Pattern OPEN = Pattern.compile("\\[([0-9]+)-[<>]-(\\w+)]");

    /** {@code host:port@port}, and maybe a name. */
    private static final Pattern ADDRESS = Pattern.compile("(.*):([0-9]+)@.*");

    /** The first to be met for each slot; null for none. */
    private final @Nullable String[] holders = new @Nullable String[Slots.COUNT];

    /** All of those that have several. */
    private final Map<Integer, Set<String>> several = new HashMap<>();

    /** By their own names. */
    private final Map<String, HostAndPort> masters = new LinkedHashMap<>();

    private Survey() {}

    /**
     * Asks all.
     *
     * @param known some masters, by the addresses that clients use
     * @param nodes gives the answer of one to {@link Commands#nodes}
     */
    static Survey of(Set<HostAndPort> known, Function<HostAndPort, String> nodes) {
        Survey survey = new Survey();
        Set<String> met = new LinkedHashSet<>();
        Map<String, HostAndPort> others = new LinkedHashMap<>();
        Queue<HostAndPort> ahead = new ArrayDeque<>(known);
        while (!ahead.isEmpty()) {
            HostAndPort address = ahead.remove();
            survey.read(nodes.apply(address), address, met, others);
            if (ahead.isEmpty()) {
                // Those of which only other servers know: one that is new keeps no slot yet.
                others.keySet().removeAll(met);
                ahead.addAll(others.values());
                met.addAll(others.keySet());
                others.clear();
            }
        }
        return survey;
    }

    private void read(String nodes, HostAndPort asked, Set<String> met, Map<String, HostAndPort> others) {
        for (String each : nodes.lines().toList()) {
            List<String> words = List.of(each.split(" ", -1));
            String id = words.get(0);
            Set<String> flags = Set.of(words.get(2).split(",", -1));
            List<String> slots = words.stream()
                    .skip(SLOTS_FROM)
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (flags.contains("myself")) {
                met.add(id);
                if (flags.contains("master") && masters.putIfAbsent(id, asked) == null) {
                    slots.forEach(slot -> hold(slot, id));
                }
            } else if (flags.contains("master") && !(flags.contains("fail") && slots.isEmpty())) {
                Matcher address = ADDRESS.matcher(words.get(1));
                if (address.matches() && !address.group(1).isEmpty()) {
                    others.put(id, new HostAndPort(address.group(1), Integer.parseInt(address.group(2))));
                }
            }
        }
    }

    private void hold(String slots, String id) {
        Matcher open = OPEN.matcher(slots);
        if (open.matches()) {
            int slot = Integer.parseInt(open.group(1));
            hold(slot, id);
            hold(slot, open.group(2));
            return;
        }
        int dash = slots.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? slots : slots.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(slots.substring(dash + 1));
        for (int slot = first; slot <= last; slot++) {
            hold(slot, id);
        }
    }

    private void hold(int slot, String id) {
        String other = holders[slot];
        if (other == null) {
            holders[slot] = id;
        } else if (!other.equals(id)) {
            several.computeIfAbsent(slot, unused -> new LinkedHashSet<>(List.of(other)))
                    .add(id);
        }
    }

    /** Those that hold keys of a slot, or none. */
    Set<String> holders(int slot) {
        String only = holders[slot];
        return only == null ? Set.of() : several.getOrDefault(slot, Set.of(only));
    }

    /** All masters, also those that keep nothing. */
    Collection<HostAndPort> servers() {
        return masters.values();
    }
}
