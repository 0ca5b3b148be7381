package org.twatcache.command.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void rates_areShown() {
        assertThat(Figures.percent(OptionalDouble.of(0.5029))).isEqualTo("50.3%");
        assertThat(Figures.percent(OptionalDouble.empty())).isEqualTo("-");
        assertThat(Figures.json(OptionalDouble.of(1))).isEqualTo(1.0);
        assertThat(Figures.json(OptionalDouble.empty())).isNull();
    }

    @Test
    void ages_areShownInTheLargestUnit() {
        assertThat(Figures.age(Duration.ofMillis(999))).isEqualTo("0s");
        assertThat(Figures.age(Duration.ofSeconds(61))).isEqualTo("1m");
        assertThat(Figures.age(Duration.ofMinutes(119))).isEqualTo("1h");
        assertThat(Figures.age(Duration.ofHours(49))).isEqualTo("2d");
    }

    @Test
    void latencies_areShown() {
        assertThat(Figures.latency(999L)).isEqualTo("999 ns");
        assertThat(Figures.latency(1_250L)).isEqualTo("1.3 us");
        assertThat(Figures.latency(2_500_000L)).isEqualTo("2.5 ms");
        assertThat(Figures.latency(null)).isEqualTo("-");
    }
}
