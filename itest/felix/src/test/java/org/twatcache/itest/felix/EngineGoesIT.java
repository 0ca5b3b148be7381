package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.condition.Condition;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** The bundle of an engine stops and comes back, while a client keeps its one handle. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class EngineGoesIT {

    private static final String CONDITION = "(osgi.condition.id=org.twatcache.engine.";

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), engine("map"), engine("caffeine"));
    }

    @Test
    public void namedEngine_stopsAndReturns_isStoodInForMeanwhile() throws BundleException {
        try (Cache<String, String> cache = contexts.open(spec("named", "caffeine"))) {
            cache.put("key", "value");
            caffeineStops();
            assertThat(admin.find("named").info().engine()).hasValue("park");
            assertThat(cache.get("key")).isEqualTo("value");
            cache.put("other", "written meanwhile");
            assertThat(cache.get("other")).isEqualTo("written meanwhile");

            caffeineStarts();
            awaitEngine("named", "caffeine");
            assertThat(cache.get("key")).isEqualTo("value");
            assertThat(cache.get("other")).isEqualTo("written meanwhile");
            cache.put("key", "new value");
            assertThat(cache.get("key")).isEqualTo("new value");
        }
    }

    @Test
    public void unnamedEngine_stops_anotherTakesOver() throws BundleException {
        try (Cache<String, String> cache = contexts.open(spec("unnamed", ""))) {
            cache.put("key", "value");
            assertThat(admin.find("unnamed").info().engine()).hasValue("caffeine");
            caffeineStops();
            cache.put("key", "kept by another");
            assertThat(cache.get("key")).isEqualTo("kept by another");
            assertThat(admin.find("unnamed").info().engine()).hasValue("map");
        }
    }

    @Test
    public void policyAwait_engineStopsAndReturns_callsWaitForIt() throws Exception {
        try (Cache<String, String> cache = contexts.open(awaiting(Duration.ofSeconds(20)))) {
            caffeineStops();
            assertThat(state("policy")).isEqualTo(State.WAITING);
            CompletableFuture<Void> write = CompletableFuture.runAsync(() -> cache.put("key", "value"));
            caffeineStarts();
            write.get(20, TimeUnit.SECONDS);
            assertThat(cache.get("key")).isEqualTo("value");
        }
    }

    @Test
    public void policyAwait_engineStaysAway_callsFailAndLoadsAnswer() throws BundleException {
        try (Cache<String, String> cache = contexts.open(awaiting(Duration.ofMillis(50)))) {
            caffeineStops();
            assertThatThrownBy(() -> cache.get("key"))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("policy")
                    .hasMessageContaining("caffeine");
            assertThat(cache.get("key", key -> "loaded")).isEqualTo("loaded");
        }
    }

    @Test
    public void policyFail_engineStops_callsFailAndLoadsAnswer() throws BundleException {
        CacheSpec<String, String> spec = spec("policy", "caffeine").toBuilder()
                .onEngineLoss(OnEngineLoss.FAIL)
                .build();
        try (Cache<String, String> cache = contexts.open(spec)) {
            caffeineStops();
            assertThatThrownBy(() -> cache.put("key", "value")).isInstanceOf(EngineNotAvailableException.class);
            assertThat(cache.get("key", key -> "loaded")).isEqualTo("loaded");
        }
    }

    @Test
    public void engine_updated_servesAgain() throws Exception {
        try (Cache<String, String> cache = contexts.open(spec("updated", "caffeine"))) {
            cache.put("key", "value");
            Stagehand.update(Stagehand.bundle(context, "org.twatcache.engine.caffeine"));
            awaitEngine("updated", "caffeine");
            assertThat(cache.get("key")).isEqualTo("value");
            cache.put("key", "new value");
            assertThat(cache.get("key")).isEqualTo("new value");
        }
    }

    private void awaitEngine(String cache, String engine) {
        await().until(() -> admin.find(cache).info().engine().equals(Optional.of(engine)));
    }

    @Test
    public void conditions_ofNameAndAliases_comeAndGoWithTheEngine() throws BundleException {
        assertThat(conditions("caffeine")).isEqualTo(1);
        assertThat(conditions("memory")).isEqualTo(1);
        assertThat(conditions("map")).isEqualTo(1);
        caffeineStops();
        assertThat(conditions("caffeine")).isZero();
        assertThat(conditions("memory")).isZero();
        assertThat(conditions("map")).isEqualTo(1);
        caffeineStarts();
        await().until(() -> conditions("caffeine") == 1);
    }

    private static CacheSpec<String, String> spec(String name, String engine) {
        var builder = CacheSpec.of(String.class, String.class).named(name).maximumSize(100);
        return engine.isEmpty() ? builder.build() : builder.engine(engine).build();
    }

    private static CacheSpec<String, String> awaiting(Duration wait) {
        return spec("policy", "caffeine").toBuilder()
                .onEngineLoss(OnEngineLoss.AWAIT)
                .engineWait(wait)
                .build();
    }

    private State state(String cache) {
        return admin.find(cache).info().state();
    }

    private int conditions(String engine) {
        return Services.count(context, Condition.class, CONDITION + engine + ")");
    }

    private void caffeineStops() throws BundleException {
        Stagehand.bundle(context, "org.twatcache.engine.caffeine").stop();
    }

    private void caffeineStarts() throws BundleException {
        Stagehand.bundle(context, "org.twatcache.engine.caffeine").start();
    }
}
