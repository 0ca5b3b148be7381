package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.countingEngine;
import static org.twatcache.itest.support.Recipes.testLibraries;

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
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.itest.support.story.Stagehand;

/** An engine that is a component sees one close for each create; the lives of caches in full are the table of package lives. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class CountingIT {

    private static final CacheSpec<String, String> SPEC =
            CacheSpec.of(String.class, String.class).engine("counting").build();

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Inject
    EngineCounts counts;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), countingEngine());
    }

    @Test
    public void handle_closed_closesItsEngineOnce() {
        Cache<String, String> cache = contexts.open(SPEC);
        assertThat(counts.ends()).containsExactly(0);
        cache.close();
        cache.close();
        assertThat(counts.ends()).containsExactly(1);
    }

    @Test
    public void handle_exceptionInsideTry_closesItsEngineOnce() {
        assertThatThrownBy(() -> {
                    try (Cache<String, String> cache = contexts.open(SPEC)) {
                        cache.put("key", "value");
                        throw new ArithmeticException(cache.get("key"));
                    }
                })
                .isExactlyInstanceOf(ArithmeticException.class);
        assertThat(counts.ends()).containsExactly(1);
    }

    @Test
    public void engine_componentStops_endsItsEngineOnce() throws BundleException {
        contexts.open(SPEC);
        Stagehand.bundle(context, "org.twatcache.itest.counting").stop();
        assertThat(counts.ends()).containsExactly(1);
    }
}
