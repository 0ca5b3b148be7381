package org.twatcache.bench.swap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the calls of an {@link OpenLoop} took from when they were due. Immutable. */
final class Timings {

    private final long[] latencies;
    private final Completions all;
    private final Completions writes;

    /**
     * Takes what the threads noted.
     *
     * @param clients whose calls they were
     * @param schedule when the calls were due
     * @param done when they ended, by client and call
     */
    Timings(List<Client> clients, Schedule schedule, List<long[]> done) {
        List<long[]> ofWriters = new ArrayList<>();
        int calls = done.stream().mapToInt(moments -> moments.length).sum();
        this.latencies = new long[calls];
        int at = 0;
        for (int i = 0; i < clients.size(); i++) {
            long[] moments = done.get(i);
            for (int call = 0; call < moments.length; call++) {
                latencies[at++] = moments[call] - schedule.due(i, call);
            }
            if (clients.get(i).writes()) {
                ofWriters.add(moments);
            }
        }
        Arrays.sort(latencies);
        this.all = new Completions(done);
        this.writes = new Completions(ofWriters);
    }

    int calls() {
        return latencies.length;
    }

    /** The time that a share of all calls did not exceed. */
    double millisAt(double share) {
        return Millis.of(latencies[(int) Math.min(latencies.length - 1L, (long) (latencies.length * share))]);
    }

    double longestMillis() {
        return Millis.of(latencies[latencies.length - 1]);
    }

    /** The longest time around a span in which no call ended. */
    double gapMillis(Span span) {
        return Millis.of(all.longestGap(span));
    }

    /** The longest time around a span in which no call of a writer ended. */
    double writeGapMillis(Span span) {
        return Millis.of(writes.longestGap(span));
    }
}
