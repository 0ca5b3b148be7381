package org.twatcache.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.twatcache.bench.store.Payload;

/**
 * Knows what each key held when a life began, and judges what is found after its end. Legal is what the last acknowledged
 * write left, or what a later one would have left: one that was under way, threw, or was acknowledged after the
 * moment up to which acknowledgements count.
 */
final class Judge {

    /** Clocks of ends may be as coarse as that. */
    static final long SLACK = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<Integer, Op> held = new HashMap<>();

    /** What a key held when the life began that is judged next. */
    Op before(int key) {
        return held.getOrDefault(key, new Op(key, 0, 0, 0, 1, true));
    }

    /**
     * Judges a key.
     *
     * @param found what was found
     * @param ops the writes of that key in this life, in order
     * @param counted up to when acknowledgements count
     * @param death when the writers died
     */
    Verdict judge(Found found, List<Op> ops, long counted, long death) {
        List<Op> allowed = allowed(before(found.key()), ops, counted);
        if (found.version() == 0) {
            boolean threw = allowed.stream().anyMatch(Op::threw);
            return threw || allowed.stream().anyMatch(op -> op.mayHaveEnded(found.at(), SLACK))
                    ? Verdict.LEGAL
                    : Verdict.LOST;
        }
        for (Op op : allowed) {
            if (op.version() == found.version()) {
                return op.mustHaveEnded(found.at(), SLACK, death) ? Verdict.RESURRECTED : Verdict.LEGAL;
            }
        }
        if (found.version() == Payload.DAMAGED || newer(found, ops)) {
            return Verdict.CORRUPT;
        }
        return allowed.get(0).removal() ? Verdict.RESURRECTED : Verdict.LOST;
    }

    /** The last acknowledged write, and those after it. */
    private static List<Op> allowed(Op before, List<Op> ops, long counted) {
        List<Op> allowed = new ArrayList<>(List.of(before));
        for (Op op : ops) {
            if (op.acknowledgedBefore(counted)) {
                allowed.clear();
            }
            allowed.add(op);
        }
        return allowed;
    }

    /** Whether a version was never begun: versions grow. */
    private boolean newer(Found found, List<Op> ops) {
        long last = ops.stream().mapToLong(Op::version).max().orElse(0);
        return found.version() > Math.max(last, before(found.key()).version());
    }

    /** What was found is what the next life begins with. */
    void settle(Found found, List<Op> ops) {
        List<Op> all = new ArrayList<>(List.of(before(found.key())));
        all.addAll(ops);
        Op there = all.stream()
                .filter(op -> !op.removal() && op.version() == found.version())
                .findFirst()
                .orElse(new Op(found.key(), 0, 0, 0, 1, true));
        held.put(found.key(), there);
    }

    /** Nothing is held any more. */
    void forget() {
        held.clear();
    }
}
