package org.twatcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs as text: read, written, compared, shown. */
class SpecTextTest {

    private static CacheSpecBuilder<String, String> spec() {
        return CacheSpec.of(String.class, String.class);
    }

    private static CacheSpec<String, String> read(Map<String, String> texts) {
        CacheSpecBuilder<String, String> builder = spec();
        texts.forEach(builder::property);
        return builder.build();
    }

    @Test
    void properties_areReadBackAsTheSameWish() {
        CacheSpec<String, String> spec = spec().named("reports: 日本, \"a\"=b")
                .prefer("redis", "map")
                .require(EngineTrait.SHARED, EngineTrait.KEEPS_BYTES)
                .filter("(&(a=b)(!(c=*)))")
                .maximumSize(Long.MAX_VALUE)
                .maximumBytes(64 << 20)
                .timeToLive(Duration.ofMillis(1_500))
                .timeToIdle(Duration.ofNanos(1))
                .jitter(0.1)
                .absentFor(Duration.ofDays(7))
                .folder("f")
                .codec("smile")
                .allow("com.acme.model", "com.acme.Other$Nested")
                .compression(Compression.DEFLATE)
                .byValue()
                .onEngineLoss(OnEngineLoss.FAIL)
                .engineWait(Duration.ZERO)
                .required()
                .statistics(true)
                .option("redis.uri", "redis://h:1/0")
                .build();
        CacheSpec<String, String> again = read(spec.toProperties());
        assertThat(again.toProperties()).isEqualTo(spec.toProperties());
        assertThat(again.isSameWish(spec)).isTrue();
        assertThat(List.copyOf(spec.toProperties().keySet())).isSorted();
    }

    @Test
    void properties_areReadAsOperatorsWriteThem() {
        CacheSpec<String, String> spec = read(Map.of(
                "prefer", " redis , map ",
                "require", "Expires, BOUNDS_ENTRIES",
                "max.bytes", "64M",
                "ttl", " 5M ",
                "on.engine.loss", "bypass",
                "required", "TRUE"));
        assertThat(spec.preferred()).containsExactly("redis", "map");
        assertThat(spec.requirements()).containsExactly(EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES);
        assertThat(spec.maximumBytes()).hasValue(64L << 20);
        assertThat(spec.timeToLive()).contains(Duration.ofMinutes(5));
        assertThat(spec.onEngineLoss()).contains(OnEngineLoss.BYPASS);
        assertThat(spec.required()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2k,2048", "3K,3072", "64m,67108864", "1g,1073741824"})
    void sizes_haveUnits(String text, long bytes) {
        assertThat(spec().property("max.bytes", text).build().maximumBytes()).hasValue(bytes);
    }

    @Test
    void order_ofTraitsAndOptions_doesNotMatter() {
        assertThat(spec().require(EngineTrait.EXPIRES, EngineTrait.SHARED)
                        .option("a", "1")
                        .option("b", "2")
                        .build()
                        .isSameWish(spec().option("b", "2")
                                .option("a", "1")
                                .property("require", "shared,expires,shared")
                                .build()))
                .isTrue();
        assertThat(spec().allow("b.c", "a")
                        .build()
                        .isSameWish(spec().property("allow", "a, b.c,a").build()))
                .isTrue();
        assertThat(spec().prefer("a", "b")
                        .build()
                        .isSameWish(spec().prefer("b", "a").build()))
                .isFalse();
    }

    @Test
    void wish_isNotAboutListenersWeighersLoadersStatisticsAndStrictness() {
        CacheSpec<String, String> one = spec().maximumWeight(5, (key, value) -> 1)
                .classLoader(getClass().getClassLoader())
                .required()
                .build();
        CacheSpec<String, String> two = spec().maximumWeight(5, (key, value) -> 2)
                .statistics(false)
                .removalListener((key, value, cause) -> {})
                .build();
        assertThat(one.isSameWish(two)).isTrue();
        assertThat(two.isSameWish(one)).isTrue();
        assertThat(one.isSameWish(one.toBuilder().named("n").build())).isFalse();
        assertThat(CacheSpec.of(String.class, Integer.class)
                        .build()
                        .isSameWish(CacheSpec.of(String.class, Long.class).build()))
                .isFalse();
        assertThat(CacheSpec.of(String.class, new TypeRef<String>() {}).build().isSameWish(spec().build()))
                .isTrue();
    }

    @Test
    void wish_isAboutHowValuesAreEncoded() {
        CacheSpec<String, String> plain = spec().build();
        assertThat(plain.isSameWish(spec().codec("smile").build())).isFalse();
        assertThat(plain.isSameWish(spec().allow("a").build())).isFalse();
        assertThat(plain.isSameWish(spec().compression(Compression.DEFLATE).build()))
                .isFalse();
        assertThat(plain.isSameWish(spec().byValue().build())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "com.acme.*", "com..acme", ".com", "com.", "com acme", "[Lcom.acme.A;", "1a"})
    void allowedClasses_areFullNamesWithoutWildcards(String name) {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> spec().allow(name))
                .withMessageContaining("allow: '" + name + "'")
                .withMessageContaining("without wildcards");
    }

    @Test
    void secrets_areMaskedWhereSpecsAreShown() {
        CacheSpec<String, String> spec = spec().option("redis.password", "hunter2")
                .option("client.SECRET", "hunter2")
                .option("api.token", "hunter2")
                .option("access-key", "hunter2")
                .option("redis.auth", "hunter2")
                .option("keystore.passphrase", "hunter2")
                .option("db.pwd", "hunter2")
                .option("uri", "redis://user:hunter2@host:6379/0")
                .option("uri.without.user", "redis://:hunter2@host")
                .option("uri.with.at", "redis://user:hunt@er/2hunter2@host")
                .option("uri.query", "redis://host?db=1&password=hunter2&x=y")
                .option("password.reference", "env:REDIS_PASSWORD")
                .option("token.file", "file:/run/token")
                .option("plain.uri", "redis://host:6379/0?db=1")
                .option("colour", "red")
                .build();
        assertThat(spec.toString()).doesNotContain("hunter2").contains("redis://user:***@host:6379/0");
        Map<String, String> shown = spec.toShownProperties();
        assertThat(shown.values()).noneMatch(value -> value.contains("hunter2"));
        assertThat(shown)
                .containsEntry("option.redis.password", "***")
                .containsEntry("option.uri.without.user", "redis://:***@host")
                .containsEntry("option.uri.with.at", "redis://user:***@host")
                .containsEntry("option.uri.query", "redis://host?db=1&password=***&x=y")
                .containsEntry("option.password.reference", "env:REDIS_PASSWORD")
                .containsEntry("option.token.file", "file:/run/token")
                .containsEntry("option.plain.uri", "redis://host:6379/0?db=1")
                .containsEntry("option.colour", "red");
        assertThat(spec.toProperties()).containsEntry("option.redis.password", "hunter2");
        assertThat(spec.options()).containsEntry("redis.password", "hunter2");
    }

    @Test
    void text_ofASpec_namesItsTypes() {
        assertThat(CacheSpec.of(String.class, new TypeRef<List<Integer>>() {})
                        .named("t")
                        .build())
                .hasToString("CacheSpec<java.lang.String, java.util.List<java.lang.Integer>>{name=t}");
    }

    @ParameterizedTest
    @CsvSource({
        "1ns,1,NANOS",
        "250ms,250,MILLIS",
        "5s,5,SECONDS",
        "5m,5,MINUTES",
        "1h,1,HOURS",
        "7d,7,DAYS",
        "3us,3,MICROS"
    })
    void durations_areReadAndWritten(String text, long amount, ChronoUnit unit) {
        Duration duration = Duration.of(amount, unit);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
        assertThat(DurationText.format(duration)).isEqualTo(text);
    }

    @Test
    void durations_areWrittenInTheLargestExactUnit() {
        assertThat(DurationText.format(Duration.ZERO)).isEqualTo("0s");
        assertThat(DurationText.format(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(DurationText.format(Duration.ofHours(2))).isEqualTo("2h");
        assertThat(DurationText.format(Duration.ofHours(36))).isEqualTo("36h");
        assertThat(DurationText.format(Duration.ofNanos(1_000_001))).isEqualTo("1000001ns");
        assertThat(DurationText.format(Duration.ofMillis(1_001))).isEqualTo("1001ms");
    }

    @Test
    void durations_ofAnyLength_areReadBack() {
        for (Duration duration : new Duration[] {
            Duration.ofNanos(Long.MAX_VALUE),
            Duration.ofMillis(Long.MAX_VALUE),
            Duration.ofSeconds(Long.MAX_VALUE),
            ChronoUnit.FOREVER.getDuration(),
            Duration.ofDays(1_000_000).plusNanos(1)
        }) {
            Duration again = DurationText.parse(DurationText.format(duration));
            assertThat(again).isBetween(duration.minusSeconds(1), duration);
            assertThat(spec().timeToLive(duration).build().toString()).contains("ttl=");
        }
        assertThat(DurationText.parse(DurationText.format(Duration.ofNanos(Long.MAX_VALUE))))
                .isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 s",
                "-5s",
                "+5s",
                "5.5s",
                "5x",
                "5S5",
                "1h30m",
                "٥s",
                "99999999999999999999s",
                "9999999999999999999d",
                "999999999999999999d",
                "0x5s"
            })
    void otherTexts_areNoDurations(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
