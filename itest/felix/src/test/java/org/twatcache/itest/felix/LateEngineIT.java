package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.lateEngine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** A client opens its cache before there is any engine. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class LateEngineIT {

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    private Bundle red;
    private Cache<String, String> cache;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), lateEngine("red", 1), lateEngine("blue", 2));
    }

    @Before
    public void open() throws BundleException {
        assertThat(contexts.engines()).isEmpty();
        red = Stagehand.install(context, "red");
        cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("early")
                .engine("red")
                .build());
    }

    @After
    public void close() {
        cache.close();
    }

    @Test
    public void engine_notThereYet_readsMissAndLoadsGoThrough() {
        AtomicInteger loads = new AtomicInteger();
        assertThat(admin.find("early").info().state()).isEqualTo(State.BYPASSING);
        assertThat(cache.get("key")).isNull();
        assertThat(cache.get("key", key -> "load " + loads.incrementAndGet())).isEqualTo("load 1");
        assertThat(cache.get("key", key -> "load " + loads.incrementAndGet())).isEqualTo("load 2");
        assertThat(admin.find("early").info().engine()).isEmpty();
    }

    @Test
    public void engine_startsLate_servesTheHandleThatWaited() throws BundleException {
        red.start();
        EngineCounts counts = awaitServing();
        cache.put("key", "value");
        assertThat(cache.get("key")).isEqualTo("value");
        assertThat(cache.get("key", key -> "loaded")).isEqualTo("value");
        assertThat(admin.find("early").info().engine()).hasValue("red");
        cache.close();
        assertThat(counts.ends()).containsExactly(1);
    }

    @Test
    public void engine_restartedUpdatedAndRefreshed_servesEachTimeAndEndsEachLifeOnce() throws Exception {
        red.start();
        EngineCounts first = awaitServing();
        red.stop();
        assertThat(first.ends()).containsExactly(1);
        assertThat(engine()).hasValue("park");
        red.start();
        EngineCounts second = awaitServing();
        Stagehand.update(red);
        assertThat(second.ends()).containsExactly(1);
        EngineCounts third = awaitServing();
        Stagehand.refresh(context, red);
        assertThat(third.ends()).containsExactly(1);
        assertThat(awaitServing().ends()).containsExactly(0);
        cache.put("key", "value");
        assertThat(cache.get("key")).isEqualTo("value");
        assertThat(first.ends()).containsExactly(1);
    }

    @Test
    public void engines_startedInAnyOrder_areListedByRank() throws BundleException {
        red.start();
        Stagehand.install(context, "blue").start();
        assertThat(contexts.engines()).extracting(EngineInfo::name).containsExactly("blue", "red");
        assertThat(contexts.engines()).extracting(EngineInfo::ranking).containsExactly(2, 1);
        red.stop();
        assertThat(contexts.engines()).extracting(EngineInfo::name).containsExactly("blue");
    }

    private EngineCounts awaitServing() {
        await().until(() -> engine().equals(Optional.of("red")));
        EngineCounts counts = Services.counts(context, "red");
        assertThat(counts.created()).isEqualTo(1);
        return counts;
    }

    private Optional<String> engine() {
        return admin.find("early").info().engine();
    }
}
