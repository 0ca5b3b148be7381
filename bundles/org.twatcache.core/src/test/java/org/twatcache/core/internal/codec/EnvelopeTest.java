package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.CacheSpec;
import org.twatcache.Compression;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.spi.CacheEngine;

/** An entry is believed only as it was stored. */
class EnvelopeTest {

    private final Codings codings = new Codings();
    private final FakeClock clock = new FakeClock();
    private final ByteSealing strings = sealing(spec(Compression.NONE));
    private final byte[] key = strings.key("k");

    private static CacheSpec<String, List<String>> spec(Compression compression) {
        return CacheSpec.of(new TypeRef<String>() {}, new TypeRef<List<String>>() {})
                .compression(compression)
                .build();
    }

    private ByteSealing sealing(CacheSpec<?, ?> spec) {
        return new ByteSealing(codings.of(spec), clock, () -> Optional.of(Duration.ofSeconds(1)), true);
    }

    private byte[] sealed(Object value) {
        return sealed(strings, value);
    }

    private byte[] sealed(ByteSealing sealing, Object value) {
        return Objects.requireNonNull(sealing.seal(key, value, CacheEngine.NO_DEADLINE));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void everySingleBit_thatFlips_isACountedMiss(Compression compression) {
        ByteSealing sealing = sealing(spec(compression));
        List<String> value = List.of("value ".repeat(30), "b");
        byte[] stored = sealed(sealing, value);
        assertThat(sealing.open(key, stored)).isEqualTo(value);
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] damaged = stored.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(sealing.open(key, damaged)).as("bit %d", bit).isNull();
            assertThat(codings.damaged).hasValue(bit + 1);
        }
    }

    @Test
    void everyTruncation_andAnythingAppended_isACountedMiss() {
        byte[] stored = sealed(List.of("v"));
        for (int length = 0; length < stored.length; length++) {
            assertThat(strings.open(key, Arrays.copyOf(stored, length))).isNull();
        }
        assertThat(strings.open(key, Arrays.copyOf(stored, stored.length + 1))).isNull();
        assertThat(codings.damaged).hasValue(stored.length + 1);
    }

    @Test
    void foreignBytes_areCountedMisses() {
        Random random = new Random(new SplittableRandom().nextLong());
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(strings.open(key, noise)).isNull();
        }
        assertThat(codings.damaged).hasValue(2_000);
    }

    @Test
    void entryOfAnotherKey_isACountedMiss() {
        assertThat(strings.open(strings.key("l"), sealed(List.of("v")))).isNull();
        assertThat(codings.damaged).hasValue(1);
    }

    @Test
    void entryOfAnotherType_isACountedMiss() {
        ByteSealing numbers = sealing(CacheSpec.of(new TypeRef<String>() {}, new TypeRef<List<Integer>>() {})
                .build());
        ByteSealing otherKeys = sealing(CacheSpec.of(new TypeRef<Object>() {}, new TypeRef<List<String>>() {})
                .build());
        byte[] stored = sealed(List.of("v"));
        assertThat(numbers.open(key, stored)).isNull();
        assertThat(otherKeys.open(key, stored)).isNull();
        assertThat(codings.damaged).hasValue(2);
    }

    @Test
    void entry_endsAtItsDeadline_uncounted() {
        byte[] stored =
                Objects.requireNonNull(strings.seal(key, List.of("v"), strings.deadline(CacheEngine.DEFAULT_DEADLINE)));
        clock.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(strings.open(key, stored)).isNotNull();
        clock.advance(Duration.ofNanos(1));
        assertThat(strings.open(key, stored)).isNull();
        assertThat(strings.openEnded(key, stored)).isNotNull();
        assertThat(codings.damaged).hasValue(0);
    }

    @Test
    void absence_isRemembered() {
        byte[] stored = sealed(Absent.ABSENT);
        assertThat(strings.open(key, stored)).isSameAs(Absent.ABSENT);
        assertThat(strings.isExpected(stored, Absent.ABSENT, Absent.ABSENT)).isTrue();
        assertThat(strings.isExpected(stored, Absent.ABSENT, List.of())).isFalse();
    }

    @Test
    void deflated_isSmaller_andReadBySpecsWithoutCompression() {
        ByteSealing deflating = sealing(spec(Compression.DEFLATE));
        List<String> value = List.of("abc".repeat(10_000));
        byte[] small = sealed(deflating, value);
        assertThat(small.length).isLessThan(1_000);
        assertThat(strings.open(key, small)).isEqualTo(value);
        assertThat(sealed(deflating, List.of("x"))).hasSameSizeAs(sealed(List.of("x")));
    }

    @Test
    void deflated_thatClaimsMoreThanItIs_allocatesNothing() {
        ByteSink sink = new ByteSink(64);
        sink.int32(Integer.MAX_VALUE);
        sink.write(new byte[40]);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Deflate.inflate(new ByteSource(sink.toBytes(), 0, sink.size())))
                .withMessageContaining("too much");
        ByteSink honest = new ByteSink(64);
        honest.write(new byte[100_000]);
        assertThat(Deflate.shrink(honest, 0)).isTrue();
        byte[] longer = honest.toBytes();
        longer[3]--;
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Deflate.inflate(new ByteSource(longer, 0, longer.length)));
        longer[3] = (byte) (longer[3] + 2);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Deflate.inflate(new ByteSource(longer, 0, longer.length)));
    }
}
