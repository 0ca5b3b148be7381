package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.redis;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.util.Optional;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.itest.support.story.Stagehand;

/** A memory engine in front of one on disk, and of one on a server: either comes and goes while clients go on. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class TiersIT {

    private static final int ENTRIES = 100;

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), redis(), engine("redis"), engine("xodus"), engine("caffeine"));
    }

    @Test
    public void memoryOverDisk_engineByEngineUpdated_answersRight() throws Exception {
        play("xodus");
    }

    @Test
    public void memoryOverServer_engineByEngineUpdated_answersRight() throws Exception {
        play("redis");
    }

    private void play(String last) throws Exception {
        Bundle near = Stagehand.bundle(context, "org.twatcache.engine.caffeine");
        Bundle far = Stagehand.bundle(context, "org.twatcache.engine." + last);
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("tiers over " + last)
                .tiers("caffeine", last)
                .build())) {
            put(cache, "1");
            assertAll(cache, "1");
            near.stop();
            assertAll(cache, "1");
            put(cache, "2");
            near.start();
            assertAll(cache, "2");
            far.stop();
            cache.remove("key 7");
            far.start();
            await().until(() -> admin.caches().get(0).info().engine().equals(Optional.of(last)));
            assertThat(cache.get("key 7")).isNull();
            assertThat(cache.get("key 8")).isEqualTo("2");
            put(cache, "3");
            assertAll(cache, "3");
        }
    }

    private static void put(Cache<String, String> cache, String value) {
        for (int i = 0; i < ENTRIES; i++) {
            cache.put("key " + i, value);
        }
    }

    /** Twice: the second time from copies, where there are any. */
    private static void assertAll(Cache<String, String> cache, String value) {
        for (int i = 0; i < 2 * ENTRIES; i++) {
            assertThat(cache.get("key " + i % ENTRIES)).isEqualTo(value);
        }
    }
}
