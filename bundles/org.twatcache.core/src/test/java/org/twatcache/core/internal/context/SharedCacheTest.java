package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** A cache that owners share: what each has of it, and what is everybody's. */
class SharedCacheTest {

    private static final EngineTrait[] BYTES = {
        EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.EXPIRES_IDLE, EngineTrait.BOUNDS_ENTRIES
    };

    private final TestOffer map = TestOffer.named("map").ranking(2);
    private final TestOffer bytes = TestOffer.named("bytes", BYTES).ranking(1);
    private final TestPlatform platform = new TestPlatform(map, bytes);
    private final Owner one = platform.owner("com.acme.one");
    private final Owner two = platform.owner("com.acme.two");

    @AfterEach
    void close() {
        platform.close();
    }

    private Cache<String, String> open(Owner owner) {
        return open(owner, shared());
    }

    private <K, V> Cache<K, V> open(Owner owner, CacheSpecBuilder<K, V> spec) {
        return platform.platform().contextsOf(owner).open(spec.build());
    }

    private CacheControl control(String name) {
        return platform.platform().admin().find(name);
    }

    private static CacheSpecBuilder<String, String> shared() {
        return strings().named("s").shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "bytes"})
    void owners_ofOneName_meetTheSameData(String engine) {
        Cache<String, String> first = open(one, shared().engine(engine));
        Cache<String, String> second = open(two, shared().engine(engine));
        first.put("k", "v");
        assertThat(second.get("k")).isEqualTo("v");
        assertThat(second.atomic().compareAndSet("k", "v", "w")).isTrue();
        assertThat(first.getAll(List.of("k", "x"))).hasSize(1).containsEntry("k", "w");
        assertThat(first.remove("k")).isTrue();
        assertThat(second.get("k")).isNull();
        second.put("a", "1");
        first.clear();
        assertThat(second.view().entries()).isEmpty();
    }

    @Test
    void export_ofOneOwner_writesWhatAllHave_alsoWhenTheEngineIsExchanged() throws Exception {
        Cache<String, String> first = open(one, shared().engine("map"));
        open(two, shared().engine("map")).put("k", "v");
        CacheControl control = platform.platform().admin().caches().get(0);
        assertThat(control.exportTo(new ByteArrayOutputStream()).entries()).isEqualTo(1);
        Migration.Result unused = control.swap("bytes", SwapMode.MIGRATE).await(Duration.ofSeconds(10));
        assertThat(control.exportTo(new ByteArrayOutputStream()).entries()).isEqualTo(1);
        assertThat(first.get("k")).isEqualTo("v");
    }

    @Test
    void name_thatIsNotShared_isAnotherCache() {
        Cache<String, String> mine = open(one, strings().named("s"));
        Cache<String, String> theirs = open(two);
        mine.put("k", "mine");
        assertThat(theirs.get("k")).isNull();
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> open(one));
    }

    @Test
    void spec_thatDiffers_isRefusedNamingBothOwners() {
        Cache<String, String> first = open(one);
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> open(two, shared().maximumSize(3)))
                .withMessageContaining("com.acme.one")
                .withMessageContaining("com.acme.two");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> open(
                        two,
                        CacheSpec.of(String.class, Integer.class).named("s").shared()));
        first.close();
        open(two, shared().maximumSize(3)).put("k", "v");
        assertThat(map.engine().size()).isEqualTo(1);
    }

    @Test
    void end_ofOneOwner_touchesNobodyElse() {
        Cache<String, String> first = open(one);
        Cache<String, String> second = open(two);
        first.put("k", "v");
        one.end("its bundle stopped");
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> first.get("k"));
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> first.put("k", "w"));
        assertThat(second.get("k")).isEqualTo("v");
        assertThat(map.count().open()).isEqualTo(1);
        second.close();
        assertThat(map.count().open()).isZero();
    }

    @Test
    void owner_whoComesAgain_meetsWhatTheOtherKept() {
        Cache<String, String> second = open(two);
        try (Cache<String, String> first = open(one)) {
            first.put("k", "v");
        }
        assertThat(open(one).get("k")).isEqualTo("v");
        assertThat(second.get("k")).isEqualTo("v");
    }

    @Test
    void destroy_byOneOwner_removesForAll_andEndsHisPartOnly() {
        Cache<String, String> first = open(one);
        Cache<String, String> second = open(two);
        second.put("k", "v");
        assertThat(platform.platform().contextsOf(one).destroy("s")).isTrue();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> first.get("k"));
        assertThat(second.get("k")).isNull();
        second.put("k", "w");
        assertThat(second.get("k")).isEqualTo("w");
    }

    @Test
    void region_onDisk_isThatOfTheName_whoeverOpensIt() {
        Disk disk = new Disk();
        try (TestPlatform before = new TestPlatform(disk.offer("disk"))) {
            before.open(shared()).put("k", "v");
        }
        assertThat(disk.size()).isEqualTo(1);
        try (TestPlatform after = new TestPlatform(disk.offer("disk"))) {
            CacheContexts contexts = after.platform().contextsOf(after.owner("com.acme.other"));
            assertThat(contexts.open(shared().build()).get("k")).isEqualTo("v");
            assertThat(contexts.destroy("s")).isTrue();
            assertThat(after.open(strings().named("s")).get("k")).isNull();
        }
        assertThat(disk.size()).isZero();
    }

    @Test
    void lifetime_isThatOfTheEntry_forEveryReader() {
        Cache<String, String> first = open(one, shared().timeToLive(Duration.ofHours(1)));
        Cache<String, String> second = open(two, shared().timeToLive(Duration.ofHours(1)));
        first.put("k", "v", Duration.ofNanos(1));
        assertThat(second.get("k")).isNull();
        first.put("l", "v");
        assertThat(second.get("l")).isEqualTo("v");
    }

    @Test
    void listeners_hearTheirOwnersRemovals_andWhatIsEvicted() {
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> others = new CopyOnWriteArrayList<>();
        Cache<String, String> first =
                open(one, shared().removalListener((key, value, cause) -> heard.add(key + value + cause)));
        Cache<String, String> second =
                open(two, shared().removalListener((key, value, cause) -> others.add(key + value + cause)));
        first.put("a", "1");
        first.put("a", "2");
        assertThat(second.remove("a")).isTrue();
        assertThat(heard).containsExactly("a1REPLACED");
        assertThat(others).containsExactly("a2REMOVED");
    }

    @Test
    void statistics_areTheOwners_andTheSizeIsThatOfAll() {
        Cache<String, String> first = open(one);
        Cache<String, String> second = open(two);
        first.put("k", "v");
        assertThat(second.get("k")).isEqualTo("v");
        assertThat(first.view().stats().puts()).isEqualTo(1);
        assertThat(first.view().stats().hits()).isZero();
        assertThat(second.view().stats().hits()).isEqualTo(1);
        assertThat(second.view().estimatedSize()).isEqualTo(1);
    }

    @Test
    void operator_seesAPartOfEachOwner() {
        Cache<String, String> first = open(one);
        first.put("k", "v");
        Cache<String, String> second = open(two);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> control("s"))
                .withMessageContaining("com.acme.one/s")
                .withMessageContaining("com.acme.two/s");
        CacheControl control = control("com.acme.two/s");
        assertThat(control.info().shared()).isTrue();
        assertThat(control.info().engine()).contains("map");
        assertThat(control.info().size()).isEqualTo(1);
        assertThat(control.why().engine()).isEqualTo("map");
        assertThat(control.asText().get("k")).isEqualTo("v");
        control.close();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> second.get("k"));
        assertThat(first.get("k")).isEqualTo("v");
    }

    @Test
    void swap_ofAnyPart_movesAll() throws Exception {
        Cache<String, String> first = open(one);
        Cache<String, String> second = open(two);
        first.put("k", "v");
        CacheControl control = control("com.acme.two/s");
        assertThat(control.swap("bytes", SwapMode.MIGRATE)
                        .await(Duration.ofSeconds(20))
                        .moved())
                .isEqualTo(1);
        assertThat(first.get("k")).isEqualTo("v");
        second.put("k", "w");
        assertThat(first.get("k")).isEqualTo("w");
        assertThat(control.swap("map", SwapMode.COLD)
                        .await(Duration.ofSeconds(20))
                        .to())
                .isEqualTo("map");
        assertThat(first.get("k")).isNull();
    }

    @Test
    void entries_moveOnce_whenTheirEngineLeaves() {
        Cache<String, String> first = open(one);
        Cache<String, String> second = open(two);
        first.put("k", "v");
        platform.leaves(map);
        assertThat(second.get("k")).isEqualTo("v");
        platform.leaves(bytes);
        assertThat(second.get("k")).isEqualTo("v");
        platform.comes(map);
        assertThat(first.get("k")).isEqualTo("v");
    }

    @Test
    void absence_ofTheEngine_isThrownToTheCaller_butNotToOneWhoLoads() {
        Cache<String, String> first = open(one, shared().onEngineLoss(OnEngineLoss.FAIL));
        platform.leaves(bytes);
        platform.leaves(map);
        assertThatExceptionOfType(EngineNotAvailableException.class).isThrownBy(() -> first.put("k", "v"));
        assertThat(first.get("k", key -> "loaded")).isEqualTo("loaded");
    }

    @Test
    void types_thatCannotBeBytes_areRefused_andNothingIsHeld() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> open(
                        one, CacheSpec.of(Thread.class, String.class).named("s").shared()));
        assertThat(open(two).get("k")).isNull();
    }

    @Test
    void spec_withoutAName_orWithAWeigher_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> strings().shared().build());
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> shared().maximumWeight(3, (key, value) -> 1).build());
        assertThat(shared().nameless().build().isShared()).isFalse();
    }

    @Test
    void codec_thatIsAway_makesMisses_andWritesForget() {
        Cache<String, String> first = open(one, shared().codec("away"));
        first.put("k", "v");
        assertThat(first.get("k")).isNull();
        assertThat(first.get("k", key -> "loaded")).isEqualTo("loaded");
        assertThat(first.view().stats().errors()).isPositive();
    }

    @Test
    void key_thatCannotBeEncoded_isRefused_butLoaded() {
        Cache<Object, String> first =
                open(one, CacheSpec.of(Object.class, String.class).named("s").shared());
        Object key = new Object();
        assertThatExceptionOfType(CacheSerializationException.class).isThrownBy(() -> first.put(key, "v"));
        assertThat(first.get(key, same -> "loaded")).isEqualTo("loaded");
    }

    @Test
    void listeners_hearWhatTheEngineEvicts_everyOwner() {
        List<String> heard = new CopyOnWriteArrayList<>();
        for (Owner owner : List.of(one, two)) {
            Cache<String, String> unused = open(
                    owner,
                    shared().maximumSize(2)
                            .removalListener(
                                    (key, value, cause) -> heard.add(owner.ref().symbolicName() + cause)));
        }
        Cache<String, String> third = open(platform.owner("com.acme.three"), shared().maximumSize(2));
        for (int i = 0; i < 3; i++) {
            third.put("k" + i, "v");
        }
        eventually()
                .untilAsserted(() ->
                        assertThat(heard).containsExactlyInAnyOrder("com.acme.oneEVICTED", "com.acme.twoEVICTED"));
        assertThat(third.view().stats().evictions()).isEqualTo(1);
    }

    @Test
    void owners_whoComeAndGoAtOnce_leaveNoEngineBehind() throws Exception {
        Threads.race(4, () -> {
            Owner owner = platform.platform().newOwner(new BundleRef(99, "com.acme.passing", "1.0.0"), one.classes());
            for (int i = 0; i < 200; i++) {
                try (Cache<String, String> cache = open(owner)) {
                    cache.put("k", "v");
                    assertThat(cache.get("k")).isEqualTo("v");
                }
            }
            owner.end("it passed");
        });
        assertThat(map.count().open()).isZero();
    }
}
