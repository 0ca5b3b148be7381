package org.twatcache.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    @Test
    void ratio_aTwiceAsFastAsItsNeighbour_two() {
        Estimate ratio = measured(0).ratio("w", "a", "peer");

        assertThat(ratio.median()).isEqualTo(2);
        assertThat(ratio.low()).isEqualTo(2);
        assertThat(ratio.high()).isEqualTo(2);
    }

    @Test
    void ratio_noisySlices_intervalHoldsTheTruth() {
        Estimate ratio = measured(0.2).ratio("w", "a", "peer");

        assertThat(ratio.low()).isLessThan(2);
        assertThat(ratio.high()).isGreaterThan(2);
        assertThat(ratio.median()).isCloseTo(2, within(0.1));
    }

    @Test
    void ratio_candidatesThatAreNoNeighbours_notANumber() {
        assertThat(measured(0).ratio("w", "a", "b").median()).isNaN();
    }

    @Test
    void leadOf_bLeadsByMore_belowOne() {
        assertThat(measured(0).leadOf("w", "a", "b", "peer").median()).isEqualTo(0.5);
    }

    @Test
    void round_writtenAsLine_isReadBack() {
        Round round = new Round("w", List.of(new Slice("a", 1.5), new Slice("b", 2)));

        assertThat(Round.parse(round.toLine())).contains(round);
        assertThat(Round.parse("something else")).isEmpty();
    }

    /** Ten forks in which a takes 10, b 5 and their common neighbour 20. */
    private static Measurements measured(double noise) {
        Random random = new Random(7);
        List<List<Round>> forks = new ArrayList<>();
        for (int fork = 0; fork < 10; fork++) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                rounds.add(new Round(
                        "w",
                        List.of(
                                new Slice("a", 10 * (1 + noise * random.nextGaussian())),
                                new Slice("peer", 20),
                                new Slice("b", 5))));
            }
            forks.add(rounds);
        }
        return new Measurements(forks, 1, false);
    }
}
