package org.twatcache.bench.harness;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The rounds of all forks of one group of candidates, and what follows from them. */
public final class Measurements {

    private final List<List<Round>> forks;
    private final long seed;
    private final boolean disturbed;

    /**
     * The rounds of each fork.
     *
     * @param forks for each fork its rounds
     * @param seed of the intervals
     * @param disturbed see {@link #disturbed}
     */
    public Measurements(List<List<Round>> forks, long seed, boolean disturbed) {
        this.forks = List.copyOf(forks);
        this.seed = seed;
        this.disturbed = disturbed;
    }

    /**
     * Whether steal time stayed high although forks were repeated.
     *
     * @return whether these figures are not to be trusted
     */
    public boolean disturbed() {
        return disturbed;
    }

    /**
     * How many times as fast one candidate is as another.
     *
     * @param workload the chain
     * @param a the candidate
     * @param b the other, its neighbour in the chain
     * @return above 1 where a is faster
     */
    public Estimate ratio(String workload, String a, String b) {
        return compare(workload, a, b, (nanosA, nanosB) -> nanosB / nanosA);
    }

    /**
     * Compares two neighbours.
     *
     * @param workload the chain
     * @param a a candidate
     * @param b another
     * @param comparison of their nanoseconds for an operation, a's first
     * @return the median over all slices of all forks
     */
    public Estimate compare(String workload, String a, String b, DoubleBinaryOperator comparison) {
        return new Bootstrap(seed).estimate(pairs(workload, a, b, comparison), Measurements::median);
    }

    /**
     * One candidate's lead over a peer, divided by another's lead over the same peer.
     *
     * @param workload the chain
     * @param a the candidate
     * @param b the other
     * @param peer the peer, a neighbour of both
     * @return above 1 where a leads by more
     */
    public Estimate leadOf(String workload, String a, String b, String peer) {
        DoubleBinaryOperator faster = (nanos, nanosOfPeer) -> nanosOfPeer / nanos;
        List<double[]> ofA = pairs(workload, a, peer, faster);
        List<double[]> ofB = pairs(workload, b, peer, faster);
        List<Integer> numbers = IntStream.range(0, forks.size()).boxed().toList();
        return new Bootstrap(seed)
                .estimate(
                        numbers,
                        drawn -> median(drawn.stream().map(ofA::get).toList())
                                / median(drawn.stream().map(ofB::get).toList()));
    }

    /**
     * What an operation of a candidate took.
     *
     * @param workload the chain
     * @param candidate the candidate
     * @return nanoseconds, on each thread
     */
    public Estimate nanos(String workload, String candidate) {
        List<double[]> values = perFork(
                workload,
                round -> round.slices().stream()
                        .filter(slice -> slice.candidate().equals(candidate))
                        .mapToDouble(Slice::nanos));
        return new Bootstrap(seed).estimate(values, Measurements::median);
    }

    private List<double[]> pairs(String workload, String a, String b, DoubleBinaryOperator comparison) {
        return perFork(workload, round -> round.compare(a, b, comparison).stream());
    }

    private List<double[]> perFork(String workload, Function<Round, DoubleStream> values) {
        return forks.stream()
                .map(fork -> fork.stream()
                        .filter(round -> round.workload().equals(workload))
                        .flatMapToDouble(values)
                        .toArray())
                .toList();
    }

    private static double median(List<double[]> sample) {
        return Bootstrap.median(sample.stream().flatMapToDouble(Arrays::stream).toArray());
    }
}
