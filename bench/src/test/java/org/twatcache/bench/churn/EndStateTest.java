package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndStateTest {

    private static final EndState FRESH = new EndState(List.of("caffeine=kept map=kept"), List.of(), 15, List.of());

    @Test
    void state_likeAFreshOne_differsInNothing() {
        assertThat(FRESH.difference(new EndState(List.of("caffeine=kept map=kept"), List.of(), 15, List.of())))
                .isNull();
    }

    @Test
    void engineLost_isADifference() {
        assertThat(FRESH.difference(new EndState(List.of("map=kept"), List.of(), 15, List.of())))
                .contains("engines");
    }

    @Test
    void cacheThatNobodyHolds_isADifference() {
        assertThat(FRESH.difference(new EndState(FRESH.engines(), List.of("org.acme/left"), 15, List.of())))
                .contains("org.acme/left");
    }

    @Test
    void threadThatOutlivesItsBundle_isADifference() {
        assertThat(FRESH.difference(new EndState(FRESH.engines(), List.of(), 15, List.of("twat-cache call 3"))))
                .contains("twat-cache call 3");
    }
}
