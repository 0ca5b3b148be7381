package org.twatcache.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.LeftBehind;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Target;

/** What many caches that were opened and closed leave behind, outside OSGi and in Felix. */
final class Leaks {

    private static final int CACHES = 100_000;

    /** As many as one leaked in a hundred still shows in. */
    private static final int CACHES_IN_SHORT = 40_000;

    private static final Target A_MEGABYTE = Target.atMost(1_000_000);
    private static final Target NONE = Target.atMost(0);

    private final Report report;
    private final Path target;
    private final int caches;
    private final Forks forks;

    /** The folder into which Maven built the load programs. */
    Leaks(Report report, Path target, boolean shortForm) {
        this.report = report;
        this.target = target;
        this.caches = shortForm ? CACHES_IN_SHORT : CACHES;
        this.forks = new Forks(LeakFork.class, report::say);
    }

    void measure() throws IOException, InterruptedException {
        String count = Integer.toString(caches);
        tell(LeakFork.STANDALONE, left(List.of(count, LeakFork.STANDALONE)));
        Path storage = Files.createTempDirectory("leaks");
        try {
            String felix = target.resolve("felix/bundle").toString();
            String ours = target.resolve("lib").toString();
            tell(LeakFork.FELIX, left(List.of(count, LeakFork.FELIX, felix, ours, storage.toString())));
        } finally {
            Scratch.delete(storage);
        }
        long leaked = left(List.of(count, LeakFork.LEAKY)).heap();
        report.planted(
                "an open and close that keeps 1 % of its caches", !A_MEGABYTE.metBy(Estimate.exact((double) leaked)));
    }

    private LeftBehind left(List<String> arguments) throws IOException, InterruptedException {
        return LeftBehind.parse(forks.lines(arguments));
    }

    private void tell(String where, LeftBehind left) {
        add("leak-heap-" + where, "bytes", A_MEGABYTE, left.heap());
        add("leak-threads-" + where, "threads", NONE, left.threads());
        add("leak-files-" + where, "files", NONE, left.files());
        if (where.equals(LeakFork.FELIX)) {
            add("leak-services-" + where, "services", NONE, left.services());
        }
    }

    private void add(String name, String unit, Target bound, long value) {
        report.add(
                new Figure(name, unit, bound, Estimate.exact((double) value), "after " + caches + ", less after 1000"));
    }
}
