package org.twatcache.bench.churn;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what must not happen, once for each kind, with what was done last. */
final class Trouble {

    private static final int LAST = 50;
    private static final int STACK_LINES = 40;

    private final Consumer<String> say;
    private final long seed;
    private final Deque<String> last = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean toldLast;

    Trouble(long seed, Consumer<String> say) {
        this.seed = seed;
        this.say = say;
    }

    /** Something is about to be done. */
    synchronized void doing(String action) {
        last.add(action);
        if (last.size() > LAST) {
            last.remove();
        }
    }

    /** A throwable that no documentation announces. */
    synchronized void undocumented(String where, Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        StackTraceElement[] frames = thrown.getStackTrace();
        String kind = thrown.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
        tell("undocumented", kind, where + ": " + stack);
    }

    /** Something else. */
    synchronized void tell(String sort, String kind, String details) {
        if (counts.merge(sort + " " + kind, 1, Integer::sum) > 1) {
            counts.merge(sort, 1, Integer::sum);
            return;
        }
        counts.merge(sort, 1, Integer::sum);
        say.accept("TROUBLE seed " + seed + ": " + sort + " " + kind);
        details.lines().limit(STACK_LINES).forEach(line -> say.accept("    " + line));
        if (!toldLast) {
            toldLast = true;
            say.accept("  the last " + last.size() + " actions:");
            last.forEach(action -> say.accept("    " + action));
        }
    }

    /** How often there was trouble of a sort. */
    synchronized int count(String sort) {
        return counts.getOrDefault(sort, 0);
    }
}
