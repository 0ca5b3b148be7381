package org.twatcache.engine.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where to where the keys of each slot may have gone, as was seen now and then. What went to and fro in between was not seen.
 */
final class Journeys {

    /** Where the keys of a slot are, where that was always so. */
    private final @Nullable String[] still = new @Nullable String[Slots.COUNT];

    /** The others. */
    private final Map<Integer, List<String>> paths = new HashMap<>();

    /** Goes on to where they are now. */
    void add(Survey survey) {
        for (int slot = 0; slot < Slots.COUNT; slot++) {
            Set<String> holders = survey.holders(slot);
            String before = still[slot];
            if (paths.containsKey(slot) || !(before == null || holders.equals(Set.of(before)))) {
                extend(slot, holders);
            } else if (holders.size() == 1) {
                still[slot] = holders.iterator().next();
            } else {
                extend(slot, holders);
            }
        }
    }

    private void extend(int slot, Set<String> holders) {
        String first = still[slot];
        List<String> path = paths.computeIfAbsent(
                slot, unused -> first == null ? new ArrayList<>() : new ArrayList<>(List.of(first)));
        int end = path.size();
        if (holders.equals(new HashSet<>(path.subList(Math.max(0, end - holders.size()), end)))) {
            // On their way as before, or arrived.
            return;
        }
        String last = path.isEmpty() ? null : path.get(end - 1);
        holders.stream().filter(each -> !each.equals(last)).forEach(path::add);
    }

    /** The servers on the way of the keys that went farthest; one where all stayed. */
    int stations() {
        return paths.values().stream().mapToInt(List::size).reduce(1, Math::max);
    }
}
