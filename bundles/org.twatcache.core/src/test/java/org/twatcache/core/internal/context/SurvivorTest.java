package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** An engine that keeps what it has is away for a while, and is to be right when it returns. */
class SurvivorTest {

    private final Disk disk = new Disk();
    private final TestOffer xodus = disk.offer("xodus").ranking(9);
    private final TestOffer memory = TestOffer.named("memory");
    private TestPlatform platform = new TestPlatform(xodus);
    private Cache<String, String> cache = open(OnEngineLoss.FAILOVER);

    private Cache<String, String> open(OnEngineLoss policy) {
        return platform.open(TestPlatform.strings().named("t").onEngineLoss(policy));
    }

    @BeforeEach
    void fill() {
        cache.putAll(Map.of("a", "1", "b", "2", "c", "3"));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void reopen(OnEngineLoss policy) {
        cache.close();
        cache = open(policy);
        assertThat(cache.get("a")).isEqualTo("1");
    }

    private String engine() {
        return platform.control(cache).info().engine().orElse("none");
    }

    private void returns() {
        platform.comes(xodus);
        eventually().until(() -> engine().equals("xodus"));
    }

    @Test
    void failover_makesGoodWhatWasWrittenMeanwhile() {
        platform.comes(memory);
        platform.leaves(xodus);
        assertThat(engine()).isEqualTo("memory");
        assertThat(cache.get("a")).isNull();
        cache.put("b", "new");
        cache.remove("c");
        cache.put("d", "added");
        returns();
        assertThat(cache.getAll(List.of("a", "b", "c", "d"))).isEqualTo(Map.of("a", "1", "b", "new", "d", "added"));
        assertThat(cache.view().stats().dropped()).isZero();
    }

    @Test
    void engineThatSaysItCannotServe_isStoodInFor_andKeepsWhatItHas() {
        List<String> calls = new CopyOnWriteArrayList<>();
        disk.hook(calls::add);
        platform.comes(memory);
        xodus.unhealthy("no answer");
        platform.changed();
        eventually().until(() -> engine().equals("memory"));
        assertThat(cache.get("a")).isNull();
        cache.put("b", "new");
        cache.remove("c");
        xodus.healthy();
        platform.changed();
        eventually().until(() -> engine().equals("xodus"));
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "new"));
        assertThat(cache.view().stats().dropped()).isZero();
        assertThat(calls).doesNotContain("clear", "destroy");
    }

    @Test
    void engineThatSaysItCannotServe_whereNothingElseCan_isLeftAndMetAgain() {
        reopen(OnEngineLoss.BYPASS);
        xodus.unhealthy("no answer");
        platform.changed();
        eventually().until(() -> engine().equals("none"));
        cache.remove("c");
        xodus.healthy();
        platform.changed();
        eventually().until(() -> engine().equals("xodus"));
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void bypass_makesGoodWhatWasWrittenMeanwhile() {
        reopen(OnEngineLoss.BYPASS);
        platform.leaves(xodus);
        assertThat(engine()).isEqualTo("none");
        cache.put("b", "never kept");
        cache.remove("c");
        assertThat(cache.get("a", key -> "loaded")).isEqualTo("loaded");
        returns();
        // A load fills, and so is a write: what it met there is not believed either.
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEmpty();
        cache.put("a", "again");
        assertThat(cache.get("a")).isEqualTo("again");
    }

    @Test
    void bypass_believesWhatNobodyTouched() {
        reopen(OnEngineLoss.BYPASS);
        platform.leaves(xodus);
        cache.remove("c");
        returns();
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OnEngineLoss.class,
            names = {"AWAIT", "FAIL"})
    void whereNothingCanBeWritten_everythingIsBelieved(OnEngineLoss policy) {
        reopen(policy);
        platform.leaves(xodus);
        returns();
        assertThat(cache.getAll(List.of("a", "b", "c"))).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = OnEngineLoss.class,
            names = {"FAILOVER", "BYPASS"})
    void clear_whileItIsAway_clearsItToo(OnEngineLoss policy) {
        reopen(policy);
        platform.comes(memory);
        platform.leaves(xodus);
        cache.clear();
        returns();
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEmpty();
    }

    @Test
    void failover_whereTheNextEngineComesLater_makesGoodFromTheFirstMomentOn() {
        platform.leaves(xodus);
        assertThat(engine()).isEqualTo("none");
        cache.remove("c");
        platform.comes(memory);
        eventually().until(() -> engine().equals("memory"));
        cache.put("b", "new");
        returns();
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "new"));
    }

    @Test
    void tooMuchWritten_isForgotten() {
        platform.comes(memory);
        platform.leaves(xodus);
        for (int i = 0; i < 100_010; i++) {
            cache.remove("key " + i);
        }
        cache.put("b", "new");
        returns();
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isEqualTo("new");
    }

    @Test
    void cacheThatEndsWhileItIsAway_doesNotMeetTheOldEntriesAgain() {
        platform.comes(memory);
        platform.leaves(xodus);
        cache.put("b", "new");
        // The same as a crash: nobody can make good what was written.
        platform.close();
        platform = new TestPlatform(xodus);
        cache = open(OnEngineLoss.FAILOVER);
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isNull();
        cache.put("a", "again");
        cache.close();
        cache = open(OnEngineLoss.FAILOVER);
        assertThat(cache.get("a")).isEqualTo("again");
    }

    @Test
    void otherEngineMeanwhileByAnOperator_leavesNothingBehind() throws Exception {
        platform.comes(memory);
        var unused = platform.control(cache).swap("memory", SwapMode.MIGRATE).await(Duration.ofSeconds(20));
        eventually().until(() -> disk.size() == 0);
        cache.put("a", "new");
        unused = platform.control(cache).swap("xodus", SwapMode.MIGRATE).await(Duration.ofSeconds(20));
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "new", "b", "2", "c", "3"));
    }

    @Test
    void anotherEngineOfItsName_isNotBelieved() {
        TestOffer other = new Disk().offer("xodus").ranking(9).provider("org.acme.other");
        platform.comes(memory);
        platform.leaves(xodus);
        cache.put("b", "new");
        platform.comes(other);
        eventually().until(() -> engine().equals("xodus"));
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isEqualTo("new");
    }
}
