package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** A shared cache on an engine that processes share: what one of them does to its engine is no business of the others. */
class EverybodysCacheTest {

    private final Disk server = new Disk();
    private final Disk otherServer = new Disk();
    private final TestOffer here = remote(server, "remote");
    private final TestOffer there = remote(server, "remote");
    private final TestOffer map = TestOffer.named("map").ranking(-1);
    private TestPlatform one;
    private TestPlatform two;

    private static TestOffer remote(Disk disk, String name) {
        return disk.offer(name).traits(EngineTrait.EXPIRES, EngineTrait.PERSISTENT, EngineTrait.SHARED);
    }

    @BeforeEach
    void open(@TempDir Path data) {
        one = TestPlatform.at(data.resolve("one"), here, map);
        two = TestPlatform.at(data.resolve("two"), there);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static CacheSpecBuilder<String, String> shared() {
        return strings().named("s").shared();
    }

    @Test
    void swap_away_leavesTheOthersTheirEntries() throws Exception {
        Cache<String, String> mine = one.open(shared().engine("remote"));
        Cache<String, String> theirs = two.open(shared().engine("remote"));
        mine.put("k", "v");
        assertThat(theirs.get("k")).isEqualTo("v");

        one.control(mine).swap("map", SwapMode.COLD).await(Duration.ofSeconds(20));

        assertThat(mine.get("k")).isNull();
        mine.put("k", "mine");
        assertThat(theirs.get("k")).isEqualTo("v");
    }

    @Test
    void swap_thatWouldCopy_isRefusedEitherWay() throws Exception {
        Cache<String, String> mine = one.open(shared().engine("remote"));
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> one.control(mine).swap("map", SwapMode.MIGRATE))
                .withMessageContaining("swap it cold");
        one.control(mine).swap("map", SwapMode.COLD).await(Duration.ofSeconds(20));
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> one.control(mine).swap("remote", SwapMode.MIGRATE))
                .withMessageContaining("swap it cold");
    }

    @Test
    void swap_ofACacheThatIsNotShared_copiesAndLeavesNothing() throws Exception {
        Cache<String, String> mine = one.open(strings().named("p").engine("remote"));
        mine.put("k", "v");

        one.control(mine).swap("map", SwapMode.MIGRATE).await(Duration.ofSeconds(20));

        assertThat(mine.get("k")).isEqualTo("v");
        eventually().untilAsserted(() -> assertThat(server.size()).isZero());
    }

    @Test
    void failover_isToNoEngineThatDoesNotHearOfTheOthers() {
        Cache<String, String> mine = one.open(shared().prefer("remote", "map").onEngineLoss(OnEngineLoss.FAILOVER));
        Cache<String, String> theirs = two.open(shared().engine("remote"));
        mine.put("k", "old");
        mine.put("a", "1");

        one.leaves(here);
        mine.put("k", "new");

        assertThat(one.control(mine).info().engine()).isEmpty();
        assertThat(one.control(mine).why().candidates().toString())
                .contains("does not hear of what other processes remove");
        assertThat(theirs.get("k")).isEqualTo("old");

        one.comes(here);
        eventually().untilAsserted(() -> assertThat(mine.get("a")).isEqualTo("1"));
        assertThat(mine.get("k")).isNull();
        assertThat(theirs.get("k")).isNull();
    }

    @Test
    void engine_thatReturns_forgetsWhatWasWrittenElsewhere_andGetsNoCopies() {
        TestOffer standIn = remote(otherServer, "standin");
        one.comes(standIn);
        Cache<String, String> mine =
                one.open(shared().prefer("remote", "standin").onEngineLoss(OnEngineLoss.FAILOVER));
        Cache<String, String> theirs = two.open(shared().engine("remote"));
        mine.put("k", "old");
        mine.put("a", "1");

        one.leaves(here);
        eventually()
                .untilAsserted(
                        () -> assertThat(one.control(mine).info().engine()).contains("standin"));
        mine.put("k", "new");
        theirs.put("b", "2");

        one.comes(here);
        eventually()
                .untilAsserted(
                        () -> assertThat(one.control(mine).info().engine()).contains("remote"));
        assertThat(mine.get("k")).isNull();
        assertThat(theirs.get("k")).isNull();
        assertThat(mine.get("a")).isEqualTo("1");
        assertThat(mine.get("b")).isEqualTo("2");
    }
}
