package org.twatcache.core.internal.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which configuration has a name: of several that want one, the first that came. The others wait for it to go. */
final class NameClaims {

    /** Those who want a name, in the order in which they came. Guarded by this. */
    private final Map<String, List<Declaration>> claims = new TreeMap<>();

    /** Claims a name; gives who has it. */
    synchronized Declaration claim(String name, Declaration claimant) {
        List<Declaration> all = claims.computeIfAbsent(name, fresh -> new ArrayList<>());
        if (!all.contains(claimant)) {
            all.add(claimant);
        }
        return all.get(0);
    }

    /** Gives up all claims but some; gives those who have a name by that. */
    synchronized List<Declaration> keep(Collection<String> names, Declaration claimant) {
        List<Declaration> heirs = new ArrayList<>();
        for (Map.Entry<String, List<Declaration>> claim : claims.entrySet()) {
            if (!names.contains(claim.getKey())) {
                Declaration heir = giveUp(claim.getValue(), claimant);
                if (heir != null) {
                    heirs.add(heir);
                }
            }
        }
        claims.values().removeIf(List::isEmpty);
        return heirs;
    }

    private static @Nullable Declaration giveUp(List<Declaration> claim, Declaration claimant) {
        boolean had = !claim.isEmpty() && claim.get(0) == claimant;
        claim.remove(claimant);
        return had && !claim.isEmpty() ? claim.get(0) : null;
    }
}
