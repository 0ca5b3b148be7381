package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineTrait;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** What becomes of a cache by configuration, from its coming to its going. */
class DeclarationTest {

    private final DeclaredCaches stage = new DeclaredCaches();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void cache_thatIsDeclared_isOneToOperators_whoeverHasIt() {
        stage.declare("ttl", "5m");
        assertThat(stage.control().info().owner().symbolicName()).isEqualTo("org.twatcache.core");
        Cache<String, String> first = stage.get(stage.one);
        Cache<String, String> second = stage.get(stage.two);
        first.put("k", "v");
        assertThat(second.get("k")).isEqualTo("v");
        assertThat(stage.platform.platform().admin().caches()).hasSize(1);
        assertThat(stage.control().info().handles()).isEqualTo(2);
        assertThat(stage.control().info().size()).isEqualTo(1);
        assertThat(stage.control().stats().hits()).isEqualTo(1);
        assertThat(stage.control().stats().puts()).isEqualTo(1);
        assertThat(stage.control().asText().get("k")).isEqualTo("v");
        assertThat(stage.inForce("ttl")).isEqualTo(new EffectiveValue("5m", Source.CONFIGURATION));
        assertThat(stage.map.count().open()).isEqualTo(1);
    }

    @Test
    void values_areKeptAsBytes_alsoInMemory() {
        stage.declare();
        Cache<String, String> cache = stage.get(stage.one);
        String value = new String("v");
        cache.put("k", value);
        assertThat(cache.get("k")).isEqualTo(value).isNotSameAs(value);
    }

    @Test
    void defaults_ofTheEnvironment_holdForWhatTheConfigurationLeavesOpen() {
        try (TestPlatform own =
                new TestPlatform(Map.of(), Map.of("TWAT_CACHE_MAX_SIZE", "7", "TWAT_CACHE_TTL", "1h"), stage.map)) {
            Declarations ofOwn = new Declarations(
                    own.platform(), own.owner("org.twatcache.core"), DeclaredCaches.KEYS, stage::publish);
            ofOwn.declaration("own").declare(Map.of("name", "reports", "ttl", "5m"));
            assertThat(own.platform().admin().find("reports").why().spec())
                    .containsEntry("max.size", new EffectiveValue("7", Source.ENVIRONMENT))
                    .containsEntry("ttl", new EffectiveValue("5m", Source.CONFIGURATION));
        }
    }

    @Test
    void handle_ofABundle_isNotEndedByItsComponents_butByGivingItBack() {
        stage.declare();
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        cache.close();
        assertThat(cache.get("k")).isEqualTo("v");
        stage.only().lent.get(0).giveBack().run();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> cache.get("k"));
        assertThat(stage.control().info().handles()).isZero();
        assertThat(stage.<String, String>get(stage.one).get("k")).isEqualTo("v");
    }

    @Test
    void clientThatEnds_endsItsHandleOnly() {
        stage.declare();
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.one.end("its bundle stopped");
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining("com.acme.one");
        assertThat(stage.<String, String>get(stage.two).get("k")).isEqualTo("v");
        assertThat(stage.platform.platform().admin().leaks()).isEmpty();
    }

    @Test
    void clientThatLacksAClass_getsTheReason() {
        stage.declare("value.type", "com.acme.Report");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> stage.get(stage.one))
                .withMessageContaining("com.acme.one")
                .withMessageContaining("com.acme.Report")
                .withMessageContaining("value.type");
        assertThat(stage.control().info().handles()).isZero();
    }

    @Test
    void export_ofClassesOfClients_needsAClient() throws Exception {
        stage.declare("value.type", Report.class.getName());
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> stage.control().exportTo(new ByteArrayOutputStream()))
                .withMessageContaining(Report.class.getName());
        Cache<String, Report> cache = stage.get(stage.one);
        cache.put("k", new Report("t"));
        assertThat(stage.control().exportTo(new ByteArrayOutputStream()).entries())
                .isEqualTo(1);
    }

    /** A value. */
    record Report(String title) {}

    @Test
    void configuration_thatNeverMadeSense_opensNothingAndTellsWhy() {
        stage.declare("ttl", "soon");
        assertThat(stage.items).isEmpty();
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(stage::control)
                .withMessageContaining("ttl: 'soon' is not a duration");
        stage.declare("ttl", "5m");
        assertThat(stage.only().spec.name()).isEqualTo("reports");
        stage.declaration.retract();
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(stage::control)
                .withMessage("There is no open cache 'reports'; open are: none");
    }

    @Test
    void nameThatIsTaken_isTakenOverWhenTheFirstGoes() {
        Declaration second = stage.declarations.declaration("second");
        stage.declare("max.size", "10");
        stage.declare(second, "max.size", "20");
        assertThat(stage.only().spec.values()).containsEntry("max.size", "10");
        stage.declaration.retract();
        eventually().until(() -> stage.items.size() == 1);
        assertThat(stage.only().spec.values()).containsEntry("max.size", "20");
        second.retract();
        assertThat(stage.platform.platform().admin().caches()).isEmpty();
    }

    @Test
    void nameThatIsTaken_isRefusedToWhoRenamesAndKeepsItsOwn() {
        Declaration second = stage.declarations.declaration("second");
        stage.declare();
        stage.declare(second, "name", "other");
        stage.declare(second, "name", "reports");
        assertThat(stage.items).hasSize(2);
        assertThat(stage.items.get(1).error).contains("'reports' is that of the configuration pid");
        stage.declaration.retract();
        eventually()
                .until(() -> stage.items.size() == 1 && stage.only().spec.name().equals("reports"));
        assertThat(stage.only().error).isNull();
    }

    @Test
    void configuration_thatGoes_closesTheCacheAndKeepsFiles() {
        stage.declare("engine", "disk");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        stage.declaration.retract();
        assertThat(stage.items).isEmpty();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> cache.get("k"));
        assertThat(stage.onDisk.count().open()).isZero();
        assertThat(stage.disk.size()).isEqualTo(1);
        stage.declare(stage.declarations.declaration("again"), "engine", "disk");
        assertThat(stage.<String, String>get(stage.one).get("k")).isEqualTo("v");
    }

    @Test
    void operator_whoClosesIt_isObeyedUntilTheConfigurationIsWrittenAgain() {
        stage.declare();
        Cache<String, String> cache = stage.get(stage.one);
        stage.control().close();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> cache.get("k"));
        eventually().until(stage.items::isEmpty);
        eventually()
                .untilAsserted(() -> assertThatExceptionOfType(CacheOperationException.class)
                        .isThrownBy(stage::control)
                        .withMessageContaining("it was closed"));
        stage.declare();
        assertThat(stage.<String, String>get(stage.one).get("k")).isNull();
    }

    @Test
    void operator_whoDestroysIt_removesWhatItKeeps() {
        stage.declare("engine", "disk");
        stage.<String, String>get(stage.one).put("k", "v");
        stage.control().destroy();
        assertThat(stage.disk.size()).isZero();
        eventually().until(stage.items::isEmpty);
    }

    @Test
    void sharedCache_isMetByWhoOpensItInCode() {
        stage.declare("shared", "true");
        stage.<String, String>get(stage.one).put("k", "v");
        try (Cache<String, String> inCode =
                stage.platform.open(TestPlatform.strings().named("reports").shared())) {
            assertThat(inCode.get("k")).isEqualTo("v");
        }
        assertThat(stage.<String, String>get(stage.two).get("k")).isEqualTo("v");
    }

    @Test
    void cache_thatIsRequired_waitsForAnEngine() {
        stage.platform.leaves(stage.map);
        stage.platform.leaves(stage.other);
        stage.platform.leaves(stage.onDisk);
        stage.declare("required", "true");
        assertThat(stage.items).isEmpty();
        stage.platform.comes(stage.map);
        stage.declarations.lookAgain();
        eventually().until(() -> stage.items.size() == 1);
    }

    @Test
    void cache_withoutAnEngine_isThereAllTheSame() {
        stage.platform.leaves(stage.map);
        stage.platform.leaves(stage.other);
        stage.platform.leaves(stage.onDisk);
        stage.declare("engine", "map");
        Cache<String, String> cache = stage.get(stage.one);
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        stage.platform.comes(stage.map);
        eventually().until(() -> "map".equals(stage.control().why().engine()));
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void engineOfBytes_isGivenBytesOnce() {
        TestOffer bytes = TestOffer.named(
                "bytes",
                EngineTrait.KEEPS_BYTES,
                EngineTrait.EXPIRES,
                EngineTrait.EXPIRES_IDLE,
                EngineTrait.BOUNDS_ENTRIES);
        stage.platform.comes(bytes);
        stage.declare("engine", "bytes");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("k", "v");
        assertThat(stage.<String, String>get(stage.two).get("k")).isEqualTo("v");
        assertThat(bytes.engine().size()).isEqualTo(1);
    }

    @Test
    void tag_thatOneBundleInvalidates_isWorthNothingToAll() {
        stage.declare("tagged", "true");
        Cache<String, String> first = stage.get(stage.one);
        Cache<String, String> second = stage.get(stage.two);
        first.tagged().put("k", "v", Set.of("t"));
        second.put("other", "v");
        assertThat(second.get("k")).isEqualTo("v");
        second.tagged().invalidate("t");
        assertThat(first.get("k")).isNull();
        assertThat(second.get("k")).isNull();
        assertThat(first.get("other")).isEqualTo("v");
    }
}
