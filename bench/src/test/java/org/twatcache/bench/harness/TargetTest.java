package org.twatcache.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    private final Target atLeast = Target.ratioAtLeast(0.97);
    private final Target atMost = Target.ratioAtMost(1.0);

    @Test
    void ratioAtLeast_medianInToleranceAndIntervalReachesBound_met() {
        assertThat(atLeast.metBy(new Estimate(0.95, 0.93, 0.97))).isTrue();
    }

    @Test
    void ratioAtLeast_intervalBelowBound_missed() {
        assertThat(atLeast.metBy(new Estimate(0.96, 0.955, 0.969))).isFalse();
    }

    @Test
    void ratioAtLeast_medianBelowTolerance_missed() {
        assertThat(atLeast.metBy(new Estimate(0.93, 0.5, 1.5))).isFalse();
    }

    @Test
    void ratioAtMost_medianInToleranceAndIntervalReachesBound_met() {
        assertThat(atMost.metBy(new Estimate(1.02, 0.99, 1.1))).isTrue();
    }

    @Test
    void ratioAtMost_intervalAboveBound_missed() {
        assertThat(atMost.metBy(new Estimate(1.02, 1.01, 1.03))).isFalse();
    }

    @Test
    void exactCount_oneMoreThanBound_missed() {
        assertThat(Target.atMost(0).metBy(Estimate.exact(1))).isFalse();
    }

    @Test
    void anyTarget_figureIsNotANumber_missed() {
        assertThat(atLeast.metBy(Estimate.exact(Double.NaN))).isFalse();
        assertThat(atMost.metBy(Estimate.exact(Double.NaN))).isFalse();
    }
}
