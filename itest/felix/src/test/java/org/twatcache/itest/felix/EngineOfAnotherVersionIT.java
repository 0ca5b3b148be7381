package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.counting.CountingEngineFactory;

/** An engine whose service interfaces are not those of the platform: the framework says which it lacks, and all goes on. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class EngineOfAnotherVersionIT {

    private static final String NEWER = "org.acme.engine.newer";
    private static final String OLDER = "org.acme.engine.older";

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), engine("map"), other(NEWER, "[1.1,1.2)"), other(OLDER, "[0.9,1.0)"));
    }

    /** Made for other versions of what an engine implements. */
    private static Option other(String name, String versions) {
        return CoreOptions.systemProperty(name)
                .value(TestBundle.named(name)
                        .containing(CountingEngineFactory.class)
                        .with("Import-Package", "org.twatcache.spi;version=\"" + versions + "\",*")
                        .build()
                        .toUri()
                        .toString());
    }

    @Test
    public void engine_newerThanThePlatform_isRefusedWithWhatItLacks() throws BundleException {
        assertRefused(NEWER, "1.1.0");
    }

    @Test
    public void engine_olderThanThePlatform_isRefusedWithWhatItLacks() throws BundleException {
        assertRefused(OLDER, "0.9.0");
    }

    private void assertRefused(String name, String version) throws BundleException {
        try (Cache<String, String> cache =
                contexts.open(CacheSpec.of(String.class, String.class).build())) {
            cache.put("key", "value");
            Bundle bundle = context.installBundle(System.getProperty(name));
            try {
                assertThatThrownBy(bundle::start)
                        .isInstanceOf(BundleException.class)
                        .hasMessageContainingAll("org.twatcache.spi", version);
                assertThat(bundle.getState()).isEqualTo(Bundle.INSTALLED);
                assertThat(contexts.engines()).hasSize(1);
                assertThat(cache.get("key")).isEqualTo("value");
            } finally {
                bundle.uninstall();
            }
        }
    }
}
