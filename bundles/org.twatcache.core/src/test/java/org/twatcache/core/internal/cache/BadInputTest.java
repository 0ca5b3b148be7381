package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.Cache;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    /** A key that cannot be looked up. */
    private static final class Foul {
        private final boolean hashes;

        Foul(boolean hashes) {
            this.hashes = hashes;
        }

        @Override
        public int hashCode() {
            if (!hashes) {
                throw new IllegalStateException("no hash");
            }
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            throw new IllegalStateException("no equality");
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("fake"));
    private final Cache<Object, String> cache =
            platform.open(CacheSpec.of(Object.class, String.class).named("bad"));

    @AfterEach
    void nothingIsLost() {
        cache.clear();
    }

    @AfterAll
    void close() {
        platform.close();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static Map<Object, String> map(Object key, String value) {
        return Collections.singletonMap(key, value);
    }

    List<ThrowingCallable> callsWithNull() {
        return List.of(
                () -> cache.get(nothing()),
                () -> cache.get(nothing(), key -> "v"),
                () -> cache.<RuntimeException>get("k", nothing()),
                () -> cache.getAll(nothing()),
                () -> cache.getAll(Arrays.asList("k", nothing())),
                () -> cache.put(nothing(), "v"),
                () -> cache.put("k", nothing()),
                () -> cache.put(nothing(), "v", Duration.ofSeconds(1)),
                () -> cache.put("k", nothing(), Duration.ofSeconds(1)),
                () -> cache.put("k", "v", nothing()),
                () -> cache.putAll(nothing()),
                () -> cache.putAll(map(nothing(), "v")),
                () -> cache.putAll(map("k", nothing())),
                () -> cache.remove(nothing()),
                () -> cache.atomic().putIfAbsent(nothing(), "v"),
                () -> cache.atomic().putIfAbsent("k", nothing()),
                () -> cache.atomic().replace(nothing(), "v"),
                () -> cache.atomic().replace("k", nothing()),
                () -> cache.atomic().compareAndSet(nothing(), "a", "b"),
                () -> cache.atomic().compareAndSet("k", nothing(), "b"),
                () -> cache.atomic().compareAndSet("k", "a", nothing()),
                () -> cache.atomic().remove(nothing(), "v"),
                () -> cache.atomic().remove("k", nothing()),
                () -> cache.atomic().compute(nothing(), (key, old) -> "v"),
                () -> cache.atomic().compute("k", nothing()),
                () -> cache.view().contains(nothing()),
                () -> cache.view().lookup(nothing()),
                () -> cache.async().get(nothing()),
                () -> cache.async().get(nothing(), key -> "v"),
                () -> cache.async().get("k", nothing()),
                () -> cache.async().getAll(nothing()),
                () -> cache.async().getAll(Arrays.asList("k", nothing())),
                () -> cache.async().put(nothing(), "v"),
                () -> cache.async().put("k", nothing()),
                () -> cache.async().put("k", "v", nothing()),
                () -> cache.async().putAll(nothing()),
                () -> cache.async().putAll(map("k", nothing())),
                () -> cache.async().remove(nothing()),
                () -> platform.contexts().open(nothing()),
                () -> platform.contexts().context(nothing()),
                () -> platform.contexts().getOrCreate(nothing()),
                () -> platform.contexts().destroy(nothing()));
    }

    @ParameterizedTest
    @MethodSource("callsWithNull")
    void null_isRefusedAndChangesNothing(ThrowingCallable call) {
        cache.put("kept", "v");
        assertThatNullPointerException().isThrownBy(call);
        assertThat(cache.getAll(List.of("k", "kept"))).containsExactly(Map.entry("kept", "v"));
    }

    List<ThrowingCallable> callsWithAFoulKey() {
        Foul key = new Foul(false);
        return List.of(
                () -> cache.get(key),
                () -> cache.get(key, any -> "v"),
                () -> cache.getAll(List.of(key)),
                () -> cache.put(key, "v"),
                () -> cache.put(key, "v", Duration.ofSeconds(1)),
                () -> cache.putAll(identityMap(key)),
                () -> cache.remove(key),
                () -> cache.atomic().putIfAbsent(key, "v"),
                () -> cache.atomic().replace(key, "v"),
                () -> cache.atomic().compareAndSet(key, "v", "w"),
                () -> cache.atomic().remove(key, "v"),
                () -> cache.atomic().compute(key, (any, old) -> "v"),
                () -> cache.view().contains(key));
    }

    private static Map<Object, String> identityMap(Object key) {
        IdentityHashMap<Object, String> map = new IdentityHashMap<>();
        map.put(key, "v");
        return map;
    }

    @ParameterizedTest
    @MethodSource("callsWithAFoulKey")
    void keyWhoseHashCodeThrows_isNamedAndNothingIsLost(ThrowingCallable call) {
        cache.put("kept", "v");
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(call)
                .withMessageContaining("'bad'")
                .withMessageContaining("Foul")
                .withMessageContaining("no hash")
                .withMessageContaining("nothing was read or changed")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(cache.get("kept")).isEqualTo("v");
        assertThat(cache.view().estimatedSize()).isEqualTo(1);
        assertThat(cache.view().stats().errors()).isZero();
    }

    @Test
    void keyWhoseEqualsThrows_isNamedWhereItMatters() {
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> {
                    cache.put(new Foul(true), "v");
                    cache.get(new Foul(true));
                })
                .withMessageContaining("no equality");
    }

    @ParameterizedTest
    @MethodSource("lifetimes")
    void lifetime_thatIsNotLongerThanZero_isRefused(Duration lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache.put("k", "v", lifetime))
                .withMessageContaining("longer than zero");
        assertThat(cache.get("k")).isNull();
        assertThat(cache.async().put("k", "v", lifetime)).failsWithin(Duration.ofSeconds(5));
    }

    static List<Duration> lifetimes() {
        return List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-400), Duration.ofSeconds(Long.MIN_VALUE));
    }

    @Test
    void lifetime_thatIsLongerThanTime_isNoLimit() {
        cache.put("k", "v", ChronoUnit.FOREVER.getDuration());
        assertThat(cache.get("k")).isEqualTo("v");
        cache.put("j", "v", Duration.ofDays(1_000_000));
        assertThat(cache.get("j")).isEqualTo("v");
    }
}
