package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Threads;

/** A configuration that changes while its cache is in use. */
class DeclarationChangeTest {

    private final DeclaredCaches stage = new DeclaredCaches();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void bound_thatChanges_isAppliedWithTheEntriesAndTheHandles() {
        stage.declare("max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 100);
        stage.declare("max.size", "500");
        eventually()
                .until(() ->
                        stage.map.count().created() == 2 && stage.map.count().open() == 1);
        assertThat(DeclaredCaches.count(cache, 100)).isEqualTo(100);
        assertThat(stage.inForce("max.size")).isEqualTo(new EffectiveValue("500", Source.CONFIGURATION));
        DeclaredCaches.fill(cache, 1_000);
        assertThat(stage.map.engine().size()).isBetween(1L, 500L);
        assertThat(stage.all).hasSize(1);
    }

    @Test
    void bound_thatIsLowered_keepsAsManyEntriesAsFit() {
        stage.declare("max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 100);
        stage.declare("max.size", "10");
        eventually()
                .until(() ->
                        stage.map.count().created() == 2 && stage.map.count().open() == 1);
        assertThat(DeclaredCaches.count(cache, 100)).isBetween(1, 10);
    }

    @Test
    void lifetime_thatChanges_holdsForWhatIsStoredAfterwards() {
        stage.declare("ttl", "1h");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("old", "v");
        stage.declare("ttl", "5m");
        cache.put("new", "v");
        assertThat(DeclaredCaches.remainingMinutes(cache, "old")).isBetween(55L, 60L);
        assertThat(DeclaredCaches.remainingMinutes(cache, "new")).isBetween(1L, 5L);
        assertThat(stage.map.count().created()).isEqualTo(1);
        stage.declare();
        cache.put("endless", "v");
        assertThat(cache.view().lookup("endless"))
                .hasToString(cache.view().lookup("endless").toString());
        assertThat(stage.inForce("ttl")).isNull();
    }

    @Test
    void engine_thatChanges_takesTheEntriesOver() {
        stage.declare("engine", "map");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 100);
        stage.declare("engine", "other");
        eventually().until(() -> "other".equals(stage.control().why().engine()));
        assertThat(DeclaredCaches.count(cache, 100)).isEqualTo(100);
        assertThat(stage.all).hasSize(1);
    }

    @Test
    void engine_thatIsConfigured_winsOverWhatAnOperatorChoseBefore() throws Exception {
        stage.declare("engine", "map");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        Migration.Result unused =
                stage.control().swap("other", SwapMode.MIGRATE).await(Duration.ofSeconds(10));
        stage.declare("engine", "map", "max.size", "10");
        eventually()
                .until(() ->
                        stage.map.count().created() == 1 && stage.other.count().created() == 2);
        assertThat(stage.control().why().engine()).isEqualTo("other");
        stage.declare("engine", "disk", "max.size", "10");
        eventually().until(() -> "disk".equals(stage.control().why().engine()));
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void bound_onAnEngineThatKeepsItsEntries_opensItAnewWhileCallsWait() {
        stage.declare("engine", "disk", "max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 100);
        stage.declare("engine", "disk", "max.size", "500");
        eventually()
                .until(() -> stage.onDisk.count().created() == 2
                        && stage.onDisk.count().open() == 1);
        cache.put("k", "v");
        assertThat(DeclaredCaches.count(cache, 100)).isEqualTo(100);
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(stage.disk.size()).isEqualTo(101);
    }

    @Test
    void change_thatNoEngineCanServe_isRefusedAndEverythingStays() {
        stage.declare("engine", "map");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.declare("engine", "map", "max.bytes", "64m");
        assertThat(stage.only().error).contains("map cannot bound by bytes");
        assertThat(stage.inForce("max.bytes")).isNull();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void change_thatMakesNoSense_isRefusedAndSeen_untilItIsCorrected() {
        stage.declare("ttl", "1h");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.declare("ttl", "soon");
        assertThat(stage.only().error).contains("ttl: 'soon' is not a duration");
        assertThat(stage.control().why().events().stream().map(CacheEvent::kind))
                .contains(CacheEvent.Kind.CONFIGURATION_REFUSED);
        assertThat(stage.inForce("ttl")).isEqualTo(new EffectiveValue("1h", Source.CONFIGURATION));
        assertThat(cache.get("k")).isEqualTo("v");
        stage.declare("ttl", "1h");
        assertThat(stage.only().error).isNull();
        assertThat(stage.all).hasSize(1);
    }

    @Test
    void whatHandlesAreMadeOf_changes_withNewHandlesAndTheOldEntries() {
        stage.declare("ttl", "1h");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.declare("ttl", "1h", "jitter", "0.5");
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> cache.get("k"));
        assertThat(stage.all).hasSize(2);
        assertThat(stage.<String, String>get(stage.one).get("k")).isEqualTo("v");
        assertThat(stage.map.count().created()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"value.type=Long", "folder=f", "owner=com.acme.one", "name=other"})
    void whatMakesAnotherCache_changes_byClosingAndOpeningAnew(String pair) {
        stage.declare();
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.declare(pair.split("=", 2));
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> cache.get("k"));
        assertThat(stage.all).hasSize(2);
        assertThat(stage.<String, String>get(stage.one).get("k")).isNull();
    }

    @Test
    void otherCache_thatCannotBeOpened_leavesTheFormerOne() {
        stage.declare("engine", "disk");
        Cache<String, String> before = stage.get(stage.one);
        before.put("k", "v");
        stage.declare("engine", "map", "max.bytes", "64m", "folder", "f");
        assertThat(stage.only().error).contains("cannot bound by bytes");
        assertThat(before.get("k")).isEqualTo("v");
    }

    @Test
    void engine_thatChanges_isMovedToAtOnce_wheneverBetterOnesAreMovedTo() {
        stage.declare("engine", "map", "rebind", "NEVER");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 10);
        stage.declare("engine", "other", "rebind", "NEVER");
        eventually().until(() -> "other".equals(stage.control().why().engine()));
        assertThat(DeclaredCaches.count(cache, 10)).isEqualTo(10);
    }

    @Test
    void otherCache_whoseEngineDoesNotStart_isTriedOnce_andTheFormerOneIsBack() {
        stage.declare();
        AtomicInteger tries = new AtomicInteger();
        stage.disk.hook(call -> {
            tries.incrementAndGet();
            throw new IllegalStateException("broken");
        });
        stage.declare("engine", "disk", "folder", "f", "required", "true");
        assertThat(stage.only().error).contains("broken");
        stage.declarations.lookAgain();
        stage.declaration.work();
        assertThat(tries).hasValue(1);
        assertThat(stage.all).hasSize(2);
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void engineThatIsOpenedAnew_keepsWritersWaiting_andForgetsNothing() throws Exception {
        stage.declare("engine", "disk", "max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 10);
        CountDownLatch opens = new CountDownLatch(1);
        stage.disk.hook(call -> {
            if (call.equals("create")) {
                Threads.uninterruptibly(opens::await);
            }
        });
        stage.declare("engine", "disk", "max.size", "500");
        eventually().until(() -> stage.onDisk.count().open() == 0);
        Threads.Running<?> writer = Threads.start(() -> {
            cache.put("late", "v");
            return true;
        });
        awaitWaiting(writer);
        opens.countDown();
        assertThat(writer.result()).isEqualTo(true);
        assertThat(DeclaredCaches.count(cache, 10)).isEqualTo(10);
        assertThat(cache.get("late")).isEqualTo("v");
    }

    @Test
    void engineThatDoesNotOpenAnew_isMissed_andRightWhenItDoes() {
        stage.declare("engine", "disk", "max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 10);
        AtomicBoolean broken = new AtomicBoolean(true);
        stage.disk.hook(call -> {
            if (call.equals("create") && broken.get()) {
                throw new IllegalStateException("broken");
            }
        });
        stage.declare("engine", "disk", "max.size", "500");
        eventually().until(() -> stage.control().info().state() == CacheInfo.State.BYPASSING);
        assertThat(cache.get("k1")).isNull();
        cache.put("k1", "written meanwhile");
        broken.set(false);
        stage.platform.changed();
        eventually().until(() -> "disk".equals(stage.control().why().engine()));
        assertThat(cache.get("k1")).isNull();
        assertThat(DeclaredCaches.count(cache, 10)).isEqualTo(9);
    }
}
