package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {

    @Test
    void draws_ofOneSeed_areTheSame() {
        assertThat(draws(5)).isEqualTo(draws(5)).isNotEqualTo(draws(6));
    }

    private static String draws(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 20)
                .mapToObj(i -> {
                    var drawn = Configurations.draw(random);
                    return drawn == null ? "none" : drawn.keySet().toString();
                })
                .toList()
                .toString();
    }
}
