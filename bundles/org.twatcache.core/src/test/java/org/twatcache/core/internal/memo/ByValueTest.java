package org.twatcache.core.internal.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.MemoizedFunction;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Which arguments are the same, and which cannot be told apart. */
class ByValueTest {

    enum Kind {
        PLAIN,
        SPECIAL {
            @Override
            public String toString() {
                return "special";
            }
        }
    }

    record Point(int x, @Nullable String name) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(String name, byte[] content) {}

    record Nested(Bytes inner) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Careful(byte[] content) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Careful careful && Arrays.equals(content, careful.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final AtomicInteger calls = new AtomicInteger();
    private final MemoizedFunction<Object, Integer> numbered = platform.contexts()
            .memoize(
                    CacheSpec.of(Object.class, Integer.class).named("numbered").build(),
                    any -> calls.incrementAndGet());

    @AfterEach
    void close() {
        platform.close();
    }

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("ab", String.valueOf(new char[] {'a', 'b'})),
                Arguments.of(1_000_000, Integer.parseInt("1000000")),
                Arguments.of(new Point(1, null), new Point(1, null)),
                Arguments.of(Kind.SPECIAL, Kind.SPECIAL),
                Arguments.of(String.class, String.class),
                Arguments.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1)),
                Arguments.of(new int[] {1, 2}, new int[] {1, 2}),
                Arguments.of(new double[] {Double.NaN}, new double[] {Double.NaN}),
                Arguments.of(new String[] {"a", null}, new String[] {"a", null}),
                Arguments.of(new int[][] {{1}, {2, 3}}, new int[][] {{1}, {2, 3}}),
                Arguments.of(new Object[] {new int[] {1}, "x"}, new Object[] {new int[] {1}, "x"}),
                Arguments.of(List.of(1, 2), Collections.unmodifiableList(Arrays.asList(1, 2))),
                Arguments.of(Arrays.asList(1, null), Arrays.asList(1, null)),
                Arguments.of(List.of(new byte[] {1}), List.of(new byte[] {1})),
                Arguments.of(Set.of(1, 2, 3), Set.of(3, 2, 1)),
                Arguments.of(Map.of("a", new int[] {1}), new HashMap<>(Map.of("a", new int[] {1}))),
                Arguments.of(Optional.of(List.of(1)), Optional.of(List.of(1))),
                Arguments.of(new Careful(new byte[] {1}), new Careful(new byte[] {1})));
    }

    @ParameterizedTest
    @MethodSource
    void same(Object one, Object other) {
        assertThat(numbered.apply(one)).isEqualTo(1);
        assertThat(numbered.apply(other)).isEqualTo(1);
        assertThat(numbered.delete(other)).isTrue();
    }

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of(1, "1"),
                Arguments.of(1, 1L),
                Arguments.of(List.of("null"), Arrays.asList((Object) null)),
                Arguments.of(new int[] {1}, new long[] {1}),
                Arguments.of(new int[] {1}, List.of(1)),
                Arguments.of(new Object[] {1}, new Integer[] {1}),
                Arguments.of(new int[] {1, 2}, new int[] {2, 1}),
                Arguments.of(new double[] {0.0}, new double[] {-0.0}),
                Arguments.of(List.of(List.of(1), 2), List.of(List.of(1, 2))),
                Arguments.of(List.of(1), Set.of(1)),
                Arguments.of(new String[] {}, new int[] {}));
    }

    @ParameterizedTest
    @MethodSource
    void different(Object one, Object other) {
        assertThat(numbered.apply(one)).isEqualTo(1);
        assertThat(numbered.apply(other)).isEqualTo(2);
        assertThat(numbered.apply(null)).isEqualTo(3);
        assertThat(numbered.apply(one)).isEqualTo(1);
    }

    static Stream<Arguments> impossible() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Runnable lambda = () -> {};
        return Stream.of(
                Arguments.of(new Object(), "does not override equals"),
                Arguments.of(new java.util.concurrent.atomic.AtomicLong(), "does not override equals"),
                Arguments.of(lambda, "does not override equals"),
                Arguments.of(List.of(new Object()), "does not override equals"),
                Arguments.of(new Object[] {new AtomicInteger()}, "does not override equals"),
                Arguments.of(Map.of("a", new Object()), "does not override equals"),
                Arguments.of(new Bytes("a", new byte[0]), "array 'content'"),
                Arguments.of(new Nested(new Bytes("a", new byte[0])), "array 'content'"),
                Arguments.of(itself, "nested deeper than 100"));
    }

    @ParameterizedTest
    @MethodSource
    void impossible(Object argument, String reason) {
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> numbered.apply(argument))
                .withMessageContaining("'numbered'")
                .withMessageContaining("argument 1")
                .withMessageContaining(argument.getClass().getTypeName())
                .withMessageContaining(reason);
        assertThat(calls).hasValue(0);
    }

    @Test
    void argument_thatIsChangedAfterwards_isMetByWhatItWas() {
        int[] array = {1, 2};
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        assertThat(numbered.apply(array)).isEqualTo(1);
        assertThat(numbered.apply(list)).isEqualTo(2);
        array[0] = 9;
        list.set(0, 9);
        assertThat(numbered.apply(new int[] {1, 2})).isEqualTo(1);
        assertThat(numbered.apply(List.of(1, 2))).isEqualTo(2);
        assertThat(numbered.apply(array)).isEqualTo(3);
        assertThat(numbered.apply(list)).isEqualTo(4);
    }

    @Test
    void function_isGivenTheVeryArgument() {
        int[] array = {1};
        MemoizedFunction<int[], Boolean> same = platform.contexts()
                .memoize(CacheSpec.of(int[].class, Boolean.class).build(), given -> given == array);
        assertThat(same.apply(array)).isTrue();
    }
}
