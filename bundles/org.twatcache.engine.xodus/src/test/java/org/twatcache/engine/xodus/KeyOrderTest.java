package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    @Test
    void keys_thatDifferBehindACommonBeginning_areInTheirOrder() {
        assertThat(ordered("customer:9", "customer:10", "customer:", "customer:\u00FC", "customer:1"))
                .containsExactly("customer:", "customer:1", "customer:10", "customer:9", "customer:\u00FC");
    }

    @Test
    void keys_alikeInAllThatCounts_areAllThere() {
        assertThat(ordered("abcdefgh2", "zbcdefgh", "abcdefgh1"))
                .containsExactlyInAnyOrder("abcdefgh1", "abcdefgh2", "zbcdefgh");
    }

    @Test
    void noKey_andOne_haveAnOrder() {
        assertThat(ordered()).isEmpty();
        assertThat(ordered("")).containsExactly("");
    }

    @Test
    void asManyKeys_asABatchMayHave_areEachThereOnce() {
        int count = 65_536;

        int[] order = KeyOrder.of(count, index -> Integer.toString(index * 31).getBytes(StandardCharsets.US_ASCII));

        assertThat(IntStream.of(order).distinct().count()).isEqualTo(count);
    }

    private static List<String> ordered(String... keys) {
        int[] order = KeyOrder.of(keys.length, index -> keys[index].getBytes(StandardCharsets.UTF_8));
        return IntStream.of(order).mapToObj(index -> keys[index]).toList();
    }
}
