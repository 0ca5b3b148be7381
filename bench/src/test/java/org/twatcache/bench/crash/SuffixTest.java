package org.twatcache.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuffixTest {

    private final Suffix suffix = new Suffix();

    @Test
    void last_nothingLost_isTheEnd() {
        add(1, 2, put(1, 1, 10), put(1, 2, 20));

        assertThat(suffix.last()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void last_endLost_isTheEndOfWhatCameNext() {
        add(1, 1, put(1, 1, 10), put(1, 3, 30));
        add(2, 2, put(2, 2, 20), put(2, 4, 40));

        assertThat(suffix.last()).hasValue(31);
    }

    @Test
    void last_middleLost_isNone() {
        add(1, 1, put(1, 1, 10), put(1, 3, 30));
        add(2, 4, put(2, 2, 20), put(2, 4, 40));

        assertThat(suffix.last()).isEmpty();
        assertThat(suffix.against()).contains("not before 40").contains("not after 31");
    }

    @Test
    void last_removalThatMayBeEither_fitsBoth() {
        add(1, 0, put(1, 0, 10), put(1, 2, 20), put(1, 0, 30), put(1, 4, 40));
        add(2, 2, put(2, 2, 35));

        assertThat(suffix.last()).hasValue(41);
    }

    private void add(int key, long found, Op... ops) {
        suffix.add(new Found(key, found, 1_000), new Op(key, 0, 0, 0, 1, true), List.of(ops));
    }

    private static Op put(int key, long version, long begun) {
        return new Op(key, version, 0, begun, begun + 1, true);
    }
}
