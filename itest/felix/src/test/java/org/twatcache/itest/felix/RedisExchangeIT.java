package org.twatcache.itest.felix;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.lateEngine;
import static org.twatcache.itest.support.Recipes.redis;
import static org.twatcache.itest.support.Recipes.testLibraries;

import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.twatcache.CacheContexts;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheAdmin;

/** The engine on a server does what that on disk does: it keeps its entries, and is told what it missed. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class RedisExchangeIT {

    @Inject
    BundleContext context;

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    private ExchangeStory story;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), redis(), engine("redis"), lateEngine(ExchangeStory.LATE, 100));
    }

    @Before
    public void begin() {
        story = new ExchangeStory(context, contexts, admin, "redis", true);
    }

    @Test
    public void engine_stopsUnderFailover_keepsItsEntriesAndOverwritesNone() throws BundleException {
        story.stopsAndStarts(OnEngineLoss.FAILOVER);
    }

    @Test
    public void engine_stopsUnderBypass_keepsItsEntriesAndOverwritesNone() throws BundleException {
        story.stopsAndStarts(OnEngineLoss.BYPASS);
    }

    @Test
    public void engine_stopsUnderAwait_callsWaitAndEntriesReturn() throws BundleException {
        story.stopsAndStarts(OnEngineLoss.AWAIT);
    }

    @Test
    public void engine_stopsUnderFail_callsFailAndEntriesReturn() throws BundleException {
        story.stopsAndStarts(OnEngineLoss.FAIL);
    }

    @Test
    public void engine_updatedUnderLoad_losesNothing() throws Exception {
        story.updatedUnderLoad();
    }

    @Test
    public void engineOfHigherRank_comesAndGoes_takesOverAndGivesBack() throws Exception {
        story.outranked();
    }

    @Test
    public void engine_leftByAnOperator_isToldToListeners() throws Exception {
        story.anotherChosen();
    }
}
