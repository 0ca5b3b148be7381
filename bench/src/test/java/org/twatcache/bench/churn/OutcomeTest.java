package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.twatcache.bench.harness.Figure;

class OutcomeTest {

    private static final Held NOTHING = new Held(-3, 0, 0, 0, 0);

    @Test
    void outcome_toLineAndBack_isTheSame() throws IOException {
        Outcome outcome = new Outcome(1, new Held(2, 3, 4, 5, 6), -7);
        assertThat(Outcome.parse(outcome.toLine())).isEqualTo(outcome);
    }

    @Test
    void randomOutcome_toLineAndBack_isTheSame() throws IOException {
        RandomOutcome outcome = new RandomOutcome(1, 2, 3, 4, 5, 6, 7);
        assertThat(RandomOutcome.parse(outcome.toLine())).isEqualTo(outcome);
    }

    @Test
    void line_ofAnotherKind_isRefused() {
        assertThatThrownBy(() -> Outcome.parse("1 2")).isInstanceOf(IOException.class);
    }

    @Test
    void held_lessThanBefore_isNothing() {
        assertThat(NOTHING.isNothing()).isTrue();
        assertThat(new Held(0, 0, 0, 1, 0).isNothing()).isFalse();
    }

    @Test
    void oneLoaderOrAByteTooMuch_missesItsTarget() {
        assertThat(ChurnTargets.cycles("felix", "org.twatcache.core", 1_000, new Outcome(0, NOTHING, 262_144)))
                .extracting(Figure::verdict)
                .containsOnly("met");
        assertThat(ChurnTargets.cycles("felix", "org.twatcache.core", 1_000, new Outcome(1, NOTHING, 262_145)))
                .extracting(Figure::name, Figure::verdict)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("loaders-core-felix", "MISSED"),
                        org.assertj.core.groups.Tuple.tuple("metaspace-core-felix", "MISSED"));
    }
}
