package org.twatcache.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.twatcache.bench.harness.Keys;

class KeysTest {

    @Test
    void zipf_mostPopularKey_hasTheShareOfTheLaw() {
        Keys keys = Keys.zipf(Keys.make(100_000), 1, 1);
        String[] sequence = keys.sequence(0);

        Map<String, Long> counts =
                Arrays.stream(sequence).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();

        // 1 / (sum of 1/n^0.99 for n up to 100,000)
        assertThat((double) most / sequence.length).isCloseTo(0.0784, within(0.005));
        assertThat(keys.all()).doesNotHaveDuplicates().hasSize(100_000);
    }

    @Test
    void zipf_sameSeed_sameSequences() {
        List<String> all = Keys.make(100);

        assertThat(Keys.zipf(all, 2, 5).sequence(1))
                .isEqualTo(Keys.zipf(all, 2, 5).sequence(1));
    }

    @Test
    void strictLru_oneMoreThanItHolds_forgetsTheOneUsedLeastRecently() {
        try (StrictLruStore store = new StrictLruStore(2)) {
            store.put("a", "a");
            store.put("b", "b");
            store.get("a");
            store.put("c", "c");

            assertThat(store.get("b")).isNull();
            assertThat(store.get("a")).isNotNull();
        }
    }
}
