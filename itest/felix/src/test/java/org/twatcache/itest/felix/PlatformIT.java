package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.TwatCache;
import org.twatcache.admin.CacheAdmin;

/** The platform as a client meets it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlatformIT {

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
    public void framework_ofThisRun_isTheOneThatTheBuildNames() {
        assertThat(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName())
                .isEqualTo(System.getProperty("framework"));
    }

    @Test
    public void engines_bothDeployed_areListedBestFirst() {
        assertThat(contexts.engines()).extracting(EngineInfo::name).containsExactly("caffeine", "map");
        assertThat(contexts.engines().get(0).provider().symbolicName()).isEqualTo("org.twatcache.engine.caffeine");
    }

    @Test
    public void cache_ofNoEngineNamed_putsGetsAndRemoves() {
        try (Cache<String, Integer> cache = contexts.open(
                CacheSpec.of(String.class, Integer.class).maximumSize(100).build())) {
            cache.put("one", 1);
            cache.putAll(Map.of("two", 2, "three", 3));
            assertThat(cache.getAll(List.of("one", "two", "four"))).isEqualTo(Map.of("one", 1, "two", 2));
            assertThat(cache.remove("one")).isTrue();
            assertThat(cache.get("one")).isNull();
            assertThat(cache.view().stats().puts()).isEqualTo(3);
        }
    }

    @Test
    public void loader_onMiss_runsOnceAndItsExceptionIsTheCallers() {
        try (Cache<String, String> cache =
                contexts.open(CacheSpec.of(String.class, String.class).build())) {
            assertThatThrownBy(() -> cache.get("key", key -> {
                        throw new IOException("no such " + key);
                    }))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("no such key");
            assertThat(cache.get("key", key -> "loaded")).isEqualTo("loaded");
            assertThat(cache.get("key", key -> "loaded again")).isEqualTo("loaded");
        }
    }

    @Test
    public void alias_ofAnEngine_servesAsItsName() {
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("aliased")
                .engine("heap")
                .required()
                .build())) {
            cache.put("key", "value");
            assertThat(admin.find("aliased").info().engine()).hasValue("map");
        }
    }

    @Test
    public void unknownEngine_required_isRefusedWithWhatIsAvailable() {
        CacheSpec<String, String> spec = CacheSpec.of(String.class, String.class)
                .engine("nope")
                .required()
                .build();
        assertThatThrownBy(() -> contexts.open(spec))
                .isInstanceOf(EngineNotAvailableException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("caffeine, map");
        assertThat(admin.caches()).isEmpty();
    }

    @Test
    public void standalone_insideAFramework_refuses() {
        assertThatThrownBy(() -> TwatCache.standalone(PlatformIT.class))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("use the service");
    }
}
