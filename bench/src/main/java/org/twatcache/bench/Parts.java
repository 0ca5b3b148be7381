package org.twatcache.bench;

import java.io.IOException;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Report;

/** Runs the parts of a program; one that cannot be measured does not take the others with it. */
public final class Parts {

    private final Settings settings;
    private final Report report;

    /**
     * No part was run yet.
     *
     * @param settings which parts are wanted
     * @param report where a part that fails is told
     */
    public Parts(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    /** A part of a program. */
    @FunctionalInterface
    public interface Part {

        /**
         * Measures.
         *
         * @throws IOException where it could not be measured
         * @throws InterruptedException where the thread was interrupted
         */
        void measure() throws IOException, InterruptedException;
    }

    /**
     * Runs a part where it is wanted.
     *
     * @param name its name
     * @param part the part
     * @throws InterruptedException where the thread was interrupted
     */
    public void run(String name, Part part) throws InterruptedException {
        if (settings.wants(name)) {
            try {
                part.measure();
            } catch (IOException e) {
                report.failed(name, e);
            }
        }
    }

    /**
     * What the program ends with. The table is the result of a full run; only a program that sees no faults has failed.
     *
     * @return the exit code
     */
    public int exitCode() {
        report.failures().forEach(failure -> System.err.println("bench/run: " + failure));
        boolean missed = settings.shortForm() && !report.missed().isEmpty();
        if (missed) {
            System.err.println("bench/run: missed: "
                    + report.missed().stream().map(Figure::name).toList());
        }
        return missed || !report.failures().isEmpty() ? 1 : 0;
    }
}
