package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Explanation.Candidate;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

class SelectionTest {

    private final TestOffer memory =
            TestOffer.named("caffeine").aliases("memory", "cachetools").options("initial.capacity", "stats");
    private final TestOffer disk = TestOffer.named("xodus", EngineTrait.PERSISTENT, EngineTrait.KEEPS_BYTES)
            .aliases("disk")
            .ranking(5);
    private final TestOffer map = TestOffer.named("map", new EngineTrait[0]).ranking(-5);
    private final List<EngineOffer> ranked = List.of(disk, memory, map);

    private Selection select(CacheSpecBuilder<String, String> spec, OnEngineLoss policy) {
        return select(spec, policy, Map.of());
    }

    private Selection select(
            CacheSpecBuilder<String, String> spec, OnEngineLoss policy, Map<EngineOffer, String> failed) {
        EngineWish wish = new EngineWish(
                spec.build(),
                policy,
                properties -> "yes".equals(properties.get("cache.engine.fast")),
                Encodable.ALWAYS);
        return Selection.of(wish, ranked, failed);
    }

    private static CacheSpecBuilder<String, String> spec() {
        return TestPlatform.strings();
    }

    @Test
    void noWish_takesTheHighestRankingThatCan() {
        Selection selection = select(spec(), OnEngineLoss.FAILOVER);
        assertThat(selection.eligible()).containsExactly(memory, map);
        assertThat(selection.refusals())
                .isEqualTo(
                        "xodus keeps bytes and lacks the trait expires, which is a fault of its bundle [keeps-bytes]");
        assertThat(selection.hopeless()).isFalse();
    }

    @Test
    void nameAndAlias_meanTheEngine() {
        for (String name : List.of("caffeine", "memory", "cachetools")) {
            assertThat(select(spec().engine(name), OnEngineLoss.BYPASS).eligible())
                    .containsExactly(memory);
        }
    }

    @Test
    void name_underFailover_isFollowedByTheOthers() {
        assertThat(select(spec().engine("map"), OnEngineLoss.FAILOVER).eligible())
                .containsExactly(map, memory);
    }

    @Test
    void preference_isAnOrder_andTheOthersCome() {
        assertThat(select(spec().prefer("redis", "map"), OnEngineLoss.FAILOVER).eligible())
                .containsExactly(map, memory);
        assertThat(select(spec().prefer("map", "memory"), OnEngineLoss.FAILOVER).eligible())
                .containsExactly(map, memory);
    }

    @Test
    void missingEngine_isWaitedFor() {
        for (OnEngineLoss policy : List.of(OnEngineLoss.BYPASS, OnEngineLoss.AWAIT, OnEngineLoss.FAIL)) {
            Selection selection = select(spec().engine("nope"), policy);
            assertThat(selection.eligible()).isEmpty();
            assertThat(selection.hopeless()).isFalse();
            assertThat(selection.refusals())
                    .startsWith("nope is not there [engine(nope)]; ")
                    .contains("caffeine is another engine than the spec names [engine(nope)]");
        }
    }

    @Test
    void requirement_thatTheNamedEngineCannotMeet_isHopeless() {
        Selection selection = select(spec().engine("map").require(EngineTrait.EXPIRES), OnEngineLoss.BYPASS);
        assertThat(selection.eligible()).isEmpty();
        assertThat(selection.hopeless()).isTrue();
        assertThat(selection.refusals()).contains("map lacks the trait expires [require(expires)]");
    }

    @Test
    void requirement_thatNobodyMeetsYet_isWaitedFor() {
        Selection selection = select(spec().require(EngineTrait.SHARED), OnEngineLoss.FAILOVER);
        assertThat(selection.eligible()).isEmpty();
        assertThat(selection.hopeless()).isFalse();
    }

    @Test
    void filter_isAsked() {
        memory.property("cache.engine.fast", "yes");
        Selection selection = select(spec().filter("(cache.engine.fast=yes)"), OnEngineLoss.FAILOVER);
        assertThat(selection.eligible()).containsExactly(memory);
        assertThat(selection.refusals()).contains("map has other service properties [filter(cache.engine.fast=yes)]");
    }

    @Test
    void bounds_needTheirTraits() {
        assertThat(select(spec().maximumWeight(9, (key, value) -> 1), OnEngineLoss.FAILOVER)
                        .eligible())
                .containsExactly(memory);
        assertThat(select(spec().maximumSize(9), OnEngineLoss.FAILOVER).eligible())
                .containsExactly(memory, map);
        Selection bytes = select(spec().maximumBytes(9), OnEngineLoss.FAILOVER);
        assertThat(bytes.eligible()).isEmpty();
        assertThat(bytes.refusals()).contains("caffeine cannot bound by bytes [max.bytes]");
        assertThat(select(spec().engine("map").maximumWeight(9, (key, value) -> 1), OnEngineLoss.FAIL)
                        .hopeless())
                .isTrue();
    }

    @Test
    void unknownOption_isRefusedWithThoseThatAreKnown() {
        Selection selection = select(spec().option("stats", "on").option("colour", "red"), OnEngineLoss.FAILOVER);
        assertThat(selection.eligible()).isEmpty();
        assertThat(selection.refusals())
                .contains("caffeine does not know the option; it knows initial.capacity, stats [option(colour)]")
                .contains("map does not know the option; it knows none [option(colour,stats)]");
        assertThat(select(spec().option("stats", "on"), OnEngineLoss.FAILOVER).eligible())
                .containsExactly(memory);
        assertThat(select(spec().engine("memory").option("colour", "red"), OnEngineLoss.BYPASS)
                        .hopeless())
                .isTrue();
    }

    @Test
    void optionForTheNamedEngine_isNoHindranceForAStandIn() {
        Selection selection = select(spec().engine("memory").option("stats", "on"), OnEngineLoss.FAILOVER);
        assertThat(selection.eligible()).containsExactly(memory, map);
        assertThat(select(spec().engine("memory").option("colour", "red"), OnEngineLoss.FAILOVER)
                        .eligible())
                .containsExactly(map);
    }

    @Test
    void optionWithTheNameOfAnotherPreferredEngine_isThatOnes() {
        assertThat(select(spec().prefer("redis", "memory").option("redis.uri", "u"), OnEngineLoss.FAILOVER)
                        .eligible())
                .contains(memory);
        assertThat(select(spec().prefer("redis", "memory").option("reddish.uri", "u"), OnEngineLoss.FAILOVER)
                        .eligible())
                .doesNotContain(memory);
    }

    @Test
    void unhealthyEngine_isPassedByAndWaitedFor() {
        memory.unhealthy("out of heap");
        assertThat(select(spec(), OnEngineLoss.FAILOVER).eligible()).containsExactly(map);
        Selection named = select(spec().engine("memory"), OnEngineLoss.BYPASS);
        assertThat(named.hopeless()).isFalse();
        assertThat(named.refusals()).contains("caffeine is unhealthy: out of heap [ready]");
    }

    @Test
    void engineThatDidNotStart_isPassedByAndWaitedFor() {
        Selection selection = select(spec().engine("memory"), OnEngineLoss.BYPASS, Map.of(memory, "no room"));
        assertThat(selection.eligible()).isEmpty();
        assertThat(selection.hopeless()).isFalse();
        assertThat(selection.refusals()).contains("caffeine did not start: no room [ready]");
    }

    @Test
    void noEngineAtAll_isSaid() {
        Selection selection = Selection.of(
                new EngineWish(spec().build(), OnEngineLoss.FAILOVER, any -> true, Encodable.ALWAYS),
                List.of(),
                Map.of());
        assertThat(selection.refusals()).isEqualTo("no engine is there");
        assertThat(selection.hopeless()).isFalse();
    }

    @Test
    void explanation_isInOrderOfPreference() {
        List<Candidate> candidates = select(spec().prefer("redis", "disk", "map"), OnEngineLoss.FAILOVER)
                .explain(map);
        assertThat(candidates)
                .containsExactly(
                        new Candidate("redis", 0, false, "prefer(redis)", "is not there"),
                        new Candidate(
                                "xodus",
                                5,
                                false,
                                "keeps-bytes",
                                "keeps bytes and lacks the trait expires, which is a fault of its bundle"),
                        new Candidate("map", -5, true, "", "meets the spec and serves"),
                        new Candidate("caffeine", 0, false, "", "meets the spec; another one serves"));
    }

    @Test
    void explanation_ofAnEngineThatServesThoughItWouldNotBeChosenNow_saysBoth() {
        map.unhealthy("slow");
        assertThat(select(spec(), OnEngineLoss.FAILOVER).explain(map))
                .contains(new Candidate("map", -5, true, "ready", "is unhealthy: slow"));
    }
}
