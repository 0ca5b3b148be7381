package org.twatcache.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;

/** How often the entries of bounded caches are the right ones: on traces, beside raw Caffeine and strict LRU. */
final class HitRates {

    private static final long[] SIZES = {250, 500, 1_000, 2_000};
    private static final Target WITHIN_A_POINT = Target.atMost(1.0);

    /** Caffeine draws lots: the middle one of some runs is told. With three of them two equal caches were a point apart at times. */
    private static final int RUNS = 15;

    private final Report report;
    private final boolean shortForm;

    /** The short form leaves out what only informs. */
    HitRates(Report report, boolean shortForm) {
        this.report = report;
        this.shortForm = shortForm;
    }

    void measure(Path folder) throws IOException {
        boolean lruTold = false;
        boolean measured = false;
        for (String file : Trace.FILES) {
            if (!Files.isReadable(folder.resolve(file))) {
                report.add(new Figure(
                        "hit-rate-" + file, "points", WITHIN_A_POINT, null, "no " + file + "; say --traces DIR"));
                continue;
            }
            Trace trace = Trace.read(folder.resolve(file));
            for (long size : SIZES) {
                lruTold |= measure(trace, size);
            }
            measured = true;
        }
        if (measured) {
            report.planted("strict LRU in place of ours in the hit rates", lruTold);
        }
    }

    private boolean measure(Trace trace, long size) {
        double caffeine = middle(trace, size, true, CaffeineStore::plain);
        double ours = middle(trace, size, true, TwatStore::plain);
        double lru = middle(trace, size, true, StrictLruStore::new);
        String name = trace.name() + "-" + size;
        report.add(new Figure("hit-rate-apart-" + name, "points", WITHIN_A_POINT, points(ours, caffeine), ""));
        inform("ours-" + name, ours);
        inform("caffeine-" + name, caffeine);
        inform("strict-lru-" + name, lru);
        if (!shortForm) {
            inform("ours-unsettled-" + name, middle(trace, size, false, TwatStore::plain));
            inform("caffeine-unsettled-" + name, middle(trace, size, false, CaffeineStore::plain));
        }
        return !WITHIN_A_POINT.metBy(points(lru, caffeine));
    }

    private void inform(String name, double rate) {
        report.add(new Figure("hit-rate-" + name, "share", null, Estimate.exact(rate), ""));
    }

    private static Estimate points(double a, double b) {
        return Estimate.exact(Math.abs(a - b) * 100);
    }

    private static double middle(Trace trace, long size, boolean settled, LongFunction<Store> maker) {
        double[] rates = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            try (Store store = maker.apply(size)) {
                rates[i] = trace.hitRate(store, settled);
            }
        }
        Arrays.sort(rates);
        return rates[RUNS / 2];
    }
}
