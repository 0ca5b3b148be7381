package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.countingEngine;
import static org.twatcache.itest.support.Recipes.started;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.util.function.BooleanSupplier;
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
import org.twatcache.itest.felix.client.leaving.LeavingClient;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.counting.EngineCounts;

/** An engine that counts sees one close for each create; the lives of caches in full are the table of package lives. */
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
        return options(
                testLibraries(),
                core(),
                countingEngine(),
                started(TestBundle.named("org.acme.leaving")
                        .containing(LeavingClient.class)
                        .build()));
    }

    @Test
    public void handle_closed_closesItsEngineOnce() {
        int others = serving();
        Cache<String, String> cache = contexts.open(SPEC);
        assertThat(counts.created()).isEqualTo(others + 1);
        cache.close();
        cache.close();
        assertThat(counts.ends().get(others)).isEqualTo(1);
    }

    @Test
    public void handle_exceptionInsideTry_closesItsEngineOnce() {
        int others = serving();
        assertThatThrownBy(() -> {
                    try (Cache<String, String> cache = contexts.open(SPEC)) {
                        cache.put("key", "value");
                        throw new ArithmeticException(cache.get("key"));
                    }
                })
                .isExactlyInstanceOf(ArithmeticException.class);
        assertThat(counts.ends().get(others)).isEqualTo(1);
    }

    @Test
    public void client_stops_closesAllThatItLeftOpenOnce() throws BundleException {
        assertThat(serving()).isEqualTo(3);
        assertThat(counts.ends()).containsOnly(0);
        Services.bundle(context, "org.acme.leaving").stop();
        assertThat(counts.ends()).containsExactly(1, 1, 1);
    }

    @Test
    public void core_stops_closesAllThatIsOpenOnce() throws BundleException {
        int others = serving();
        contexts.open(SPEC);
        Services.bundle(context, "org.twatcache.core").stop();
        assertThat(counts.ends()).hasSize(others + 1).containsOnly(1);
    }

    /** How many engines the client has when it serves. */
    private int serving() {
        assertThat(Services.service(context, BooleanSupplier.class, "(client=leaving)")
                        .getAsBoolean())
                .isTrue();
        return counts.created();
    }
}
