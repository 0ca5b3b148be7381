package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.config;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.io.IOException;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

/** Config Admin gives what a spec leaves open. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class ConfigurationIT {

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    @Inject
    ConfigurationAdmin configurations;

    @Configuration
    public Option[] cast() {
        return options(
                testLibraries(),
                core(),
                config("org.twatcache", "engine=map", "max.size=2"),
                engine("map"),
                engine("caffeine"));
    }

    @Test
    public void spec_thatLeavesItOpen_takesTheConfiguredEngineAndBound() {
        try (Cache<Integer, String> cache = contexts.open(
                CacheSpec.of(Integer.class, String.class).named("open").build())) {
            for (int key = 0; key < 10; key++) {
                cache.put(key, "value");
            }
            assertThat(cache.view().estimatedSize()).isEqualTo(2);
            assertThat(admin.find("open").why().engine()).isEqualTo("map");
            assertThat(admin.find("open").why().spec())
                    .containsEntry("engine", new EffectiveValue("map", Source.CONFIGURATION));
        }
    }

    @Test
    public void spec_thatNamesAnEngine_winsOverTheConfiguration() {
        try (Cache<Integer, String> cache = contexts.open(CacheSpec.of(Integer.class, String.class)
                .named("named")
                .engine("caffeine")
                .build())) {
            cache.put(1, "one");
            assertThat(admin.find("named").why().engine()).isEqualTo("caffeine");
        }
    }

    @Test
    public void configuration_changedLater_holdsForWhatIsOpenedThenAndKeepsWhatIsOpen() throws IOException {
        try (Cache<Integer, String> before = contexts.open(spec("before"))) {
            before.put(1, "one");
            configure("max.size", "nonsense");
            configure("max.size", "5");
            await().until(() -> {
                try (Cache<Integer, String> probe = contexts.open(spec("probe"))) {
                    return new EffectiveValue("5", Source.CONFIGURATION)
                            .equals(admin.find(probe.name()).why().spec().get("max.size"));
                }
            });
            assertThat(before.get(1)).isEqualTo("one");
            assertThat(admin.find("before").why().spec())
                    .containsEntry("max.size", new EffectiveValue("2", Source.CONFIGURATION));
        }
    }

    private static CacheSpec<Integer, String> spec(String name) {
        return CacheSpec.of(Integer.class, String.class).named(name).build();
    }

    private void configure(String key, String value) throws IOException {
        configurations
                .getConfiguration("org.twatcache", "?")
                .update(FrameworkUtil.asDictionary(Map.of("engine", "map", key, value)));
    }
}
