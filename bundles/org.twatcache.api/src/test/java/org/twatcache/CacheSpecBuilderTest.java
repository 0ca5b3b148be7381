package org.twatcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheSpecBuilderTest {

    private static CacheSpecBuilder<String, String> spec() {
        return CacheSpec.of(String.class, String.class).named("t");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static void assertRefused(ThrowingCallable call, String reason) {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(call)
                .withMessage("The spec of cache 't' was refused: " + reason)
                .satisfies(e -> assertThat(e.cache()).isEqualTo("t"));
    }

    @Test
    void badValues_areRefusedAtOnce() {
        assertRefused(() -> spec().maximumSize(0), "max.size: '0' is not more than zero");
        assertRefused(() -> spec().maximumSize(-1), "max.size: '-1' is not more than zero");
        assertRefused(() -> spec().maximumBytes(0), "max.bytes: '0' is not more than zero");
        assertRefused(() -> spec().maximumWeight(-5, (key, value) -> 1), "max.weight: '-5' is not more than zero");
        assertRefused(() -> spec().timeToLive(Duration.ZERO), "ttl: '0s' is not longer than zero");
        assertRefused(() -> spec().timeToLive(Duration.ofMillis(-1)), "ttl: '-1ms' is not longer than zero");
        assertRefused(() -> spec().timeToIdle(Duration.ZERO), "idle: '0s' is not longer than zero");
        assertRefused(() -> spec().absentFor(Duration.ZERO), "absent.for: '0s' is not longer than zero");
        assertRefused(() -> spec().engineWait(Duration.ofSeconds(-1)), "engine.wait: '-1s' is negative");
        assertRefused(() -> spec().jitter(1.5), "jitter: '1.5' is not a share from 0 to 1");
        assertRefused(() -> spec().jitter(-0.1), "jitter: '-0.1' is not a share from 0 to 1");
        assertRefused(() -> spec().jitter(Double.NaN), "jitter: 'NaN' is not a share from 0 to 1");
        assertRefused(() -> spec().named(" "), "name: ' ' is blank");
        assertRefused(() -> spec().engine(""), "engine: '' is blank");
        assertRefused(() -> spec().filter(""), "filter: '' is blank");
        assertRefused(() -> spec().prefer("a", ""), "prefer: 'a,' is not a list of names");
        assertRefused(() -> spec().prefer("a,b"), "prefer: 'a,b' is not a list of names");
        assertRefused(() -> spec().option(" ", "v"), "option: ' ' is blank");
    }

    @Test
    void badValue_leavesTheBuilderAsItWas() {
        CacheSpecBuilder<String, String> builder = spec().maximumSize(5).folder("good");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> builder.maximumSize(-1));
        assertThatExceptionOfType(CachePathException.class).isThrownBy(() -> builder.folder("../evil"));
        assertThat(builder.build().maximumSize()).hasValue(5);
        assertThat(builder.build().folder()).contains("good");
    }

    @Test
    void contradictions_areRefusedWhenBuilding() {
        assertRefused(
                () -> spec().engine("a").prefer("b").build(),
                "engine and prefer contradict each other: name one engine, or prefer several");
        assertRefused(
                () -> spec().maximumSize(1).maximumWeight(1, (key, value) -> 1).build(),
                "max.size and max.weight contradict each other: bound by entries or by weight");
        assertRefused(
                () -> spec().property("max.weight", "5").build(),
                "max.weight needs a weigher: use maximumWeight(weight, weigher)");
        assertRefused(() -> spec().jitter(0.1).build(), "jitter shortens ttl, and there is none: set ttl");
    }

    @Test
    void lease_ofACacheThatOwnersShare_isRefusedWhenBuilding() {
        assertRefused(
                () -> spec().named("t")
                        .loadLease(Duration.ofSeconds(1))
                        .shared()
                        .build(),
                "load.lease and shared contradict each other: each owner loads for himself");
    }

    @Test
    void tiers_thatContradictTheRest_areRefusedWhenBuilding() {
        assertRefused(() -> spec().tiers("a").build(), "tiers needs two engines or more, each once, the nearest first");
        assertRefused(
                () -> spec().tiers("a", "b", "a").build(),
                "tiers needs two engines or more, each once, the nearest first");
        assertRefused(
                () -> spec().tiers("a", "b").engine("c").build(),
                "tiers names the engine that keeps the cache, its last: leave engine and prefer out");
        assertRefused(
                () -> spec().tiers("a", "b").timeToIdle(Duration.ofSeconds(1)).build(),
                "idle and tiers contradict each other: the last tier does not hear of what a nearer one answers");
        assertRefused(
                () -> spec().tiers("a", "b").byValue().build(),
                "by.value and tiers contradict each other: near tiers keep references");
        assertRefused(
                () -> spec().tiers("a", "b").shared().build(),
                "shared and tiers contradict each other: a near tier keeps the objects of one owner");
        assertRefused(
                () -> spec().nearMaximumSize(5).build(),
                "near.max.size and near.ttl are of near tiers, and there are none: set tiers");
    }

    @Test
    void tiers_nameTheEngineThatKeepsTheCache() {
        CacheSpec<String, String> spec = spec().tiers("near", "far")
                .nearMaximumSize(5)
                .nearTimeToLive(Duration.ofSeconds(3))
                .build();

        assertThat(spec.engine()).contains("far");
        assertThat(spec.toProperties())
                .containsEntry("tiers", "near,far")
                .containsEntry("near.max.size", "5")
                .containsEntry("near.ttl", "3s");
    }

    @Test
    void refusal_ofANamelessSpec_saysACache() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> CacheSpec.of(String.class, String.class).maximumSize(0))
                .withMessageStartingWith("The spec of a cache was refused")
                .satisfies(e -> assertThat(e.cache()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "max.size | many | max.size: 'many' is not an integer",
                "max.size | 1.5 | max.size: '1.5' is not an integer",
                "max.size | 64m | max.size: '64m' is not an integer",
                "max.size | 99999999999999999999 | max.size: '99999999999999999999' is not an integer",
                "max.bytes | 64x | max.bytes: '64x' is not an integer",
                "max.bytes | 99999999999g | max.bytes: '99999999999g' is too large",
                "max.bytes | -1k | max.bytes: '-1024' is not more than zero",
                "ttl | soon | ttl: 'soon' is not a duration such as 250ms, 5s, 5m, 1h or 7d",
                "ttl | 5 | ttl: '5' is not a duration such as 250ms, 5s, 5m, 1h or 7d",
                "ttl | -5s | ttl: '-5s' is not a duration such as 250ms, 5s, 5m, 1h or 7d",
                "ttl | 0s | ttl: '0s' is not longer than zero",
                "jitter | half | jitter: 'half' is not a number",
                "required | yes | required: 'yes' is neither true nor false",
                "on.engine.loss | panic"
                        + "| on.engine.loss: 'panic' is no policy; there are [FAILOVER, BYPASS, AWAIT, FAIL]"
            })
    void badText_isRefused(String key, String text, String reason) {
        assertRefused(() -> spec().property(key, text), reason);
    }

    @Test
    void unknownKeyAndTrait_listThoseThatAreKnown() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> spec().property("maxsize", "5"))
                .withMessageContaining("maxsize: there is no such key")
                .withMessageContaining("max.size")
                .withMessageContaining("option.<name>");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> spec().property("option.", "5"))
                .withMessageContaining("no such key");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> spec().property("require", "expires,magic"))
                .withMessageContaining("'magic' is no trait of an engine; there are keeps-bytes, expires");
    }

    @Test
    void nulls_areRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> CacheSpec.of(CacheSpecBuilderTest.<Class<String>>nothing(), String.class),
                () -> CacheSpec.of(String.class, CacheSpecBuilderTest.<Class<String>>nothing()),
                () -> spec().named(nothing()),
                () -> spec().engine(nothing()),
                () -> spec().prefer(CacheSpecBuilderTest.<String>nothing()),
                () -> spec().require(CacheSpecBuilderTest.<EngineTrait>nothing()),
                () -> spec().filter(nothing()),
                () -> spec().maximumWeight(1, nothing()),
                () -> spec().timeToLive(nothing()),
                () -> spec().timeToIdle(nothing()),
                () -> spec().absentFor(nothing()),
                () -> spec().folder(nothing()),
                () -> spec().onEngineLoss(nothing()),
                () -> spec().engineWait(nothing()),
                () -> spec().option(nothing(), "v"),
                () -> spec().option("o", nothing()),
                () -> spec().removalListener(nothing()),
                () -> spec().property(nothing(), "v"),
                () -> spec().property("ttl", nothing()))) {
            assertThatNullPointerException().isThrownBy(call);
        }
    }

    @Test
    void builder_canBeUsedOn() {
        CacheSpecBuilder<String, String> builder = spec().maximumSize(1);
        CacheSpec<String, String> first = builder.build();
        CacheSpec<String, String> second =
                builder.maximumSize(2).nameless().option("o", "v").build();
        assertThat(first.toProperties()).isEqualTo(Map.of("name", "t", "max.size", "1"));
        assertThat(second.toProperties()).isEqualTo(Map.of("max.size", "2", "option.o", "v"));
    }

    @Test
    void spec_givesWhatWasSet() {
        Weigher<String, String> weigher = (key, value) -> 2;
        RemovalListener<String, String> listener = (key, value, cause) -> {};
        CacheSpec<String, List<String>> typed =
                CacheSpec.of(String.class, new TypeRef<List<String>>() {}).build();
        CacheSpec<String, String> spec = spec().prefer("a", "b")
                .require(EngineTrait.PERSISTENT, EngineTrait.EXPIRES, EngineTrait.PERSISTENT)
                .filter("(a=b)")
                .maximumWeight(7, weigher)
                .maximumBytes(9)
                .timeToLive(Duration.ofHours(1))
                .timeToIdle(Duration.ofMinutes(1))
                .jitter(0.25)
                .absentFor(Duration.ofSeconds(3))
                .folder("f-1")
                .codec("c")
                .allow("a.b", "a.A")
                .compression(Compression.NONE)
                .byValue()
                .classLoader(getClass().getClassLoader())
                .onEngineLoss(OnEngineLoss.AWAIT)
                .engineWait(Duration.ZERO)
                .required()
                .statistics(false)
                .option("o", "v")
                .removalListener(listener)
                .build();
        assertThat(typed.keyType()).isEqualTo(String.class);
        assertThat(typed.valueType().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
        assertThat(spec.name()).contains("t");
        assertThat(spec.engine()).isEmpty();
        assertThat(spec.preferred()).containsExactly("a", "b");
        assertThat(spec.requirements()).containsExactlyInAnyOrder(EngineTrait.PERSISTENT, EngineTrait.EXPIRES);
        assertThat(spec.filter()).contains("(a=b)");
        assertThat(spec.maximumSize()).isEmpty();
        assertThat(spec.maximumWeight()).hasValue(7);
        assertThat(spec.maximumBytes()).hasValue(9);
        assertThat(spec.weigher()).isSameAs(weigher);
        assertThat(spec.timeToLive()).contains(Duration.ofHours(1));
        assertThat(spec.timeToIdle()).contains(Duration.ofMinutes(1));
        assertThat(spec.jitter()).hasValue(0.25);
        assertThat(spec.absentFor()).contains(Duration.ofSeconds(3));
        assertThat(spec.folder()).contains("f-1");
        assertThat(spec.codec()).contains("c");
        assertThat(spec.allowed()).containsExactly("a.A", "a.b");
        assertThat(spec.compression()).contains(Compression.NONE);
        assertThat(spec.byValue()).contains(true);
        assertThat(spec.classLoader()).isSameAs(getClass().getClassLoader());
        assertThat(spec.onEngineLoss()).contains(OnEngineLoss.AWAIT);
        assertThat(spec.engineWait()).contains(Duration.ZERO);
        assertThat(spec.required()).contains(true);
        assertThat(spec.statistics()).contains(false);
        assertThat(spec.options()).isEqualTo(Map.of("o", "v"));
        assertThat(spec.listeners()).hasSize(1);
        CacheSpec<String, String> copy = spec.toBuilder().build();
        assertThat(copy.isSameWish(spec)).isTrue();
        assertThat(copy.weigher()).isSameAs(weigher);
        assertThat(copy.classLoader()).isSameAs(spec.classLoader());
        assertThat(copy.listeners()).hasSize(1);
    }
}
