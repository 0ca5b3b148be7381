package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Candidates in the order in which their slices follow each other; neighbours are compared. Every second round runs
 * backwards, so that whatever drifts in the machine or in the JVM meets both neighbours alike.
 */
public final class Chain {

    private final String workload;
    private final int threads;
    private final List<Candidate> candidates;

    /**
     * A chain.
     *
     * @param workload the name under which its rounds are told
     * @param threads how many threads run each slice
     * @param candidates in order; one may stand in it several times
     */
    public Chain(String workload, int threads, List<Candidate> candidates) {
        this.workload = workload;
        this.threads = threads;
        this.candidates = List.copyOf(candidates);
    }

    /**
     * Warms up and runs.
     *
     * @param plan how long and how often
     * @return the rounds
     * @throws InterruptedException where the thread was interrupted
     */
    public List<Round> run(Plan plan) throws InterruptedException {
        try (SliceRunner runner = new SliceRunner(threads)) {
            for (int i = 0; i < plan.warmUpRounds(); i++) {
                round(runner, plan.warmUpSliceNanos(), i + plan.fork());
            }
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < plan.slices(); i++) {
                rounds.add(round(runner, plan.sliceNanos(), i + plan.fork()));
            }
            return rounds;
        }
    }

    private Round round(SliceRunner runner, long nanos, int number) throws InterruptedException {
        List<Candidate> order = new ArrayList<>(candidates);
        if (number % 2 == 1) {
            Collections.reverse(order);
        }
        List<Slice> slices = new ArrayList<>();
        for (Candidate candidate : order) {
            slices.add(runner.run(candidate, nanos));
            candidate.work().rest();
        }
        return new Round(workload, slices);
    }
}
