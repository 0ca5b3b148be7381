package org.twatcache.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {

    private static final long MILLI = 1_000_000;

    /** A call of each client every 10 ms: due at 0 and 5, 10 and 15, and so on. */
    private final Schedule schedule = new Schedule(0, 2, 200, Duration.ofMillis(40));

    @Test
    void due_clients_takeTurns() {
        assertThat(schedule.calls()).isEqualTo(4);
        assertThat(schedule.due(0, 1)).isEqualTo(10 * MILLI);
        assertThat(schedule.due(1, 1)).isEqualTo(15 * MILLI);
    }

    @Test
    void latency_callWaitsForTheOneBeforeIt_isCountedFromWhenItWasDue() {
        Timings timings = timings(new long[] {26, 27, 28, 30}, new long[] {6, 16, 26, 36});
        assertThat(timings.calls()).isEqualTo(8);
        assertThat(timings.longestMillis()).isEqualTo(26);
        assertThat(timings.millisAt(0.5)).isEqualTo(1);
        assertThat(timings.millisAt(0.999)).isEqualTo(26);
    }

    @Test
    void gap_overlapsTheSpan_isCountedWhole() {
        Timings timings = timings(new long[] {1, 2, 3, 34}, new long[] {4, 5, 30, 36});
        assertThat(timings.gapMillis(new Span(10 * MILLI, 12 * MILLI))).isEqualTo(25);
        assertThat(timings.gapMillis(new Span(31 * MILLI, 33 * MILLI))).isEqualTo(4);
        assertThat(timings.gapMillis(new Span(2 * MILLI, 4 * MILLI))).isEqualTo(1);
    }

    @Test
    void writeGap_readersGoOn_onlyWritersCount() {
        Timings timings = timings(new long[] {1, 2, 3, 34}, new long[] {4, 14, 24, 36});
        assertThat(timings.writeGapMillis(new Span(10 * MILLI, 12 * MILLI))).isEqualTo(31);
        assertThat(timings.gapMillis(new Span(10 * MILLI, 12 * MILLI))).isEqualTo(10);
    }

    private Timings timings(long[] writer, long[] reader) {
        return new Timings(List.of(client(true), client(false)), schedule, List.of(nanos(writer), nanos(reader)));
    }

    private static long[] nanos(long[] millis) {
        return Arrays.stream(millis).map(milli -> milli * MILLI).toArray();
    }

    private static Client client(boolean writes) {
        return new Client() {
            @Override
            public void call() {}

            @Override
            public boolean writes() {
                return writes;
            }
        };
    }
}
