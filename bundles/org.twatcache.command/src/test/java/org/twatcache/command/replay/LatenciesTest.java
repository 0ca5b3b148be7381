package org.twatcache.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void nothing_hasNoPercentile() {
        assertThat(new Latencies().atShare(0.5)).isNull();
    }

    @Test
    void shortTimes_areExact() {
        Latencies latencies = new Latencies();
        for (int nanos = 1; nanos <= 200; nanos++) {
            latencies.record(nanos);
        }

        assertThat(latencies.atShare(0.5)).isEqualTo(100);
        assertThat(latencies.atShare(0.99)).isEqualTo(198);
        assertThat(latencies.atShare(0.001)).isOne();
        assertThat(latencies.atShare(1)).isEqualTo(200);
    }

    @Test
    void extremeTimes_areCounted() {
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        latencies.record(-5);
        latencies.record(0);

        assertThat(latencies.atShare(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(latencies.atShare(0.5)).isZero();
    }

    @Test
    void everyPercentile_isAtMostOnePercentMoreThanTheTruth() {
        Random random = new Random(42);
        long[] times = random.longs(100_000, 0, 40)
                .map(bits -> random.nextLong() & ((1L << bits) - 1))
                .toArray();
        Latencies latencies = new Latencies();
        Arrays.stream(times).forEach(latencies::record);
        Arrays.sort(times);

        for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999, 1}) {
            long truth = times[(int) Math.ceil(share * times.length) - 1];
            assertThat(latencies.atShare(share))
                    .isGreaterThanOrEqualTo(truth)
                    .isCloseTo(truth, Percentage.withPercentage(0.8));
        }
    }
}
