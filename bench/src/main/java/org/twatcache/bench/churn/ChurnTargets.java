package org.twatcache.bench.churn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Target;

/** What is asked of a platform whose bundles come and go. */
final class ChurnTargets {

    private static final Target NONE = Target.atMost(0);
    private static final Target QUARTER_OF_A_MEGABYTE = Target.atMost(256 * 1024);

    /** From so many cycles on metaspace has to be steady. */
    static final int MANY = 1_000;

    private ChurnTargets() {}

    /** What cycles of a bundle left behind. Few of them tell nothing of metaspace: classes are still loaded for the first time. */
    static List<Figure> cycles(String framework, String bundle, int count, Outcome outcome) {
        String what = bundle.substring(bundle.lastIndexOf('.') + 1) + "-" + framework;
        String note = "after " + count + " cycles";
        Held held = outcome.held();
        Target small = count < MANY ? null : QUARTER_OF_A_MEGABYTE;
        return List.of(
                counted("loaders-" + what, "class loaders", NONE, outcome.loaders(), note),
                counted("threads-" + what, "threads", NONE, held.threads(), note),
                counted("files-" + what, "files", NONE, held.files(), note),
                counted("services-" + what, "services", NONE, held.services(), note),
                counted("listeners-" + what, "listeners", NONE, held.listeners(), note),
                counted("mbeans-" + what, "MBeans", NONE, held.mbeans(), note),
                counted("metaspace-" + what, "bytes", small, outcome.metaspace(), "second half"));
    }

    /** How many start orders do not work. */
    static Figure orders(String framework, String of, int count, int broken) {
        return counted("orders-" + of + "-" + framework, "broken", NONE, broken, "of " + count);
    }

    /** What random runs came to. */
    static List<Figure> random(String framework, String note, RandomOutcome all) {
        return List.of(
                counted("deadlocks-" + framework, "deadlocks", NONE, all.deadlocks(), note),
                counted("stuck-" + framework, "calls above 10 s", NONE, all.stuck(), note),
                counted("undocumented-" + framework, "exceptions", NONE, all.undocumented(), note),
                counted("end-" + framework, "runs unlike a fresh start", NONE, all.strays(), note),
                new Figure(
                        "random-loaders-" + framework,
                        "class loaders",
                        null,
                        Estimate.exact((double) all.loaders()),
                        ""),
                new Figure("actions-" + framework, "actions", null, Estimate.exact((double) all.actions()), ""),
                new Figure("calls-" + framework, "calls", null, Estimate.exact((double) all.calls()), ""));
    }

    private static Figure counted(String name, String unit, @Nullable Target target, long value, String note) {
        return new Figure(name, unit, target, Estimate.exact((double) value), note);
    }
}
