package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeeperTest {

    @ParameterizedTest
    @CsvSource({"1000, 0, 100, 900", "1000, 900, 100, 0", "1000, 890, 100, 10", "99, 0, 100, 0"})
    void excess_ofWhatIsThere_isWhatTheBoundLeavesOut(long there, long leaving, long most, long excess) {
        assertThat(Keeper.excess(there, leaving, most)).isEqualTo(excess);
    }

    /** It came out as all there is, and everything was evicted. */
    @Test
    void excess_withoutABoundWhileMoreLeavesThanIsThere_isNothing() {
        assertThat(Keeper.excess(99, 883, Long.MAX_VALUE)).isZero();
    }
}
