package org.twatcache.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SizesTest {

    private static final long SEED = 7;

    static List<Subject> subjects() {
        return Subject.ALL;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void format_anyOfThem_givesEqualValuesBack(Subject subject) {
        for (String format : Formats.ALL) {
            assertThat(Sizes.wrong(format, subject, SEED)).as(format).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void format_thatMixesUp_givesOthersBack(Subject subject) {
        assertThat(Sizes.wrong(Formats.MIXED_UP, subject, SEED)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void format_thatIsOverladen_writesMoreThanJava(Subject subject) {
        assertThat(Sizes.bytes(Formats.OVERLADEN, subject, SEED))
                .isGreaterThan(Sizes.bytes(Formats.JAVA, subject, SEED));
    }
}
