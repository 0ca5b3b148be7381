package org.twatcache.bench.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Looks for one moment at which the store held exactly what was found after its death: what came later is then the suffix
 * that was lost. Each key allows some spans of time; a moment that lies in a span of every key is sought.
 */
final class Suffix {

    private static final int SAMPLES_OF_OPS = 6;

    private final List<Edge> edges = new ArrayList<>();
    private final Map<Integer, String> what = new TreeMap<>();

    private record Edge(long at, int change, int key) {}

    /**
     * Adds a key.
     *
     * @param found what was found
     * @param before what it held before the life
     * @param ops its writes in the life, in order
     */
    void add(Found found, Op before, List<Op> ops) {
        List<Op> last = ops.subList(Math.max(0, ops.size() - SAMPLES_OF_OPS), ops.size());
        what.put(found.key(), found + " before " + before + " wrote at last " + last);
        boolean open = fits(found, before);
        if (open) {
            edges.add(new Edge(Long.MIN_VALUE, 1, found.key()));
        }
        for (Op op : ops) {
            boolean fits = fits(found, op);
            if (fits && !open) {
                edges.add(new Edge(op.begun(), 1, found.key()));
            } else if (!fits && open && op.acknowledged()) {
                edges.add(new Edge(op.ended(), -1, found.key()));
            } else if (!fits && open) {
                // It may never have had an effect, and then what it would have ended holds on.
                return;
            }
            open = fits;
        }
    }

    private static boolean fits(Found found, Op op) {
        return found.version() == op.version()
                || (found.version() == 0 && (op.mayHaveEnded(found.at(), Judge.SLACK) || op.threw()));
    }

    /** The last moment that fits all keys; empty where none does, {@link Long#MAX_VALUE} where nothing was lost. */
    OptionalLong last() {
        List<Edge> sorted = sorted();
        int fitting = 0;
        OptionalLong last = OptionalLong.empty();
        for (int i = 0; i < sorted.size(); i++) {
            fitting += sorted.get(i).change();
            if (fitting == what.size()) {
                last = OptionalLong.of(i + 1 < sorted.size() ? sorted.get(i + 1).at() : Long.MAX_VALUE);
            }
        }
        return last;
    }

    /** What stands against every moment: the key that needs the latest, and the one that allows the earliest alone. */
    String against() {
        Map<Integer, Long> from = new HashMap<>();
        Map<Integer, Long> to = new HashMap<>();
        for (Edge edge : edges) {
            if (edge.change() > 0) {
                from.merge(edge.key(), edge.at(), Math::min);
                to.put(edge.key(), Long.MAX_VALUE);
            } else {
                to.put(edge.key(), edge.at());
            }
        }
        int latest =
                Collections.max(what.keySet(), Comparator.comparing(key -> from.getOrDefault(key, Long.MAX_VALUE)));
        int earliest =
                Collections.min(what.keySet(), Comparator.comparing(key -> to.getOrDefault(key, Long.MIN_VALUE)));
        return "it was not before " + from.get(latest) + " for " + what.get(latest) + ", and not after "
                + to.get(earliest) + " for " + what.get(earliest);
    }

    private List<Edge> sorted() {
        List<Edge> sorted = new ArrayList<>(edges);
        sorted.sort(Comparator.comparingLong(Edge::at).thenComparing(Edge::change, Comparator.reverseOrder()));
        return sorted;
    }
}
