package org.twatcache.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Work NOTHING = (thread, from, operations) -> from;

    @Test
    void run_severalRounds_everySecondIsBackwards() throws InterruptedException {
        Chain chain = new Chain("w", 2, List.of(new Candidate("a", NOTHING), new Candidate("b", NOTHING)));

        List<Round> rounds = chain.run(new Plan(0, 4, 1, 1, 1));

        assertThat(rounds)
                .extracting(round -> round.slices().get(0).candidate())
                .containsExactly("a", "b", "a", "b");
    }

    @Test
    void plan_writtenAsText_isReadBack() {
        Plan plan = new Plan(3, 30, 20, 1_200, 42);

        assertThat(Plan.parse(plan.toText())).isEqualTo(plan);
    }
}
