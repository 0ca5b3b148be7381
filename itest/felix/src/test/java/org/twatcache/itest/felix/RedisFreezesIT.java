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
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheAdmin;

/** The server stops to answer while its engine's bundle is there: caches follow their policy, and are right when it answers again. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class RedisFreezesIT {

    /** As the recipe names it. */
    private static final String PID = "redis.pid";

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), redis(), engine("redis"), engine("caffeine"));
    }

    @After
    public void thaw() throws Exception {
        signal("CONT");
    }

    @Test
    public void server_frozenUnderBypass_isMissedAndToldWhatItMissed() throws Exception {
        try (Cache<String, String> cache = open(OnEngineLoss.BYPASS)) {
            signal("STOP");
            await().ignoreExceptions().until(() -> cache.get("kept") == null);
            await().until(() -> unhealthy().contains("no answer since"));
            assertThat(cache.get("loaded", key -> "anew")).isEqualTo("anew");
            cache.remove("removed");
            cache.put("changed", "new");
            signal("CONT");
            await().until(() -> "old".equals(cache.get("kept")));

            assertThat(cache.get("removed")).isNull();
            assertThat(cache.get("changed")).isIn(null, "new");
            assertThat(unhealthy()).isEmpty();
        }
    }

    @Test
    public void server_frozenUnderFailover_isStoodInForAndTakesOverAgain() throws Exception {
        try (Cache<String, String> cache = open(OnEngineLoss.FAILOVER)) {
            signal("STOP");
            await().ignoreExceptions().until(() -> {
                cache.put("changed", "new");
                return served().equals(Optional.of("caffeine"));
            });
            cache.remove("removed");
            cache.put("added", "new");
            assertThat(cache.get("added")).isEqualTo("new");
            signal("CONT");
            await().until(() -> served().equals(Optional.of("redis")));

            // One that is awake just now may be too slow for a read, which is a miss then, and none that stays.
            await().until(() -> "old".equals(cache.get("kept")));
            assertThat(cache.get("removed")).isNull();
            assertThat(cache.get("changed")).isIn(null, "new");
            assertThat(cache.get("added")).isIn(null, "new");
        }
    }

    private Cache<String, String> open(OnEngineLoss policy) {
        Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("frozen " + policy)
                .engine("redis")
                .onEngineLoss(policy)
                .build());
        cache.put("kept", "old");
        cache.put("removed", "old");
        cache.put("changed", "old");
        return cache;
    }

    private Optional<String> served() {
        return admin.caches().get(0).info().engine();
    }

    private String unhealthy() {
        return admin.engines().stream()
                .filter(use -> use.engine().name().equals("redis"))
                .findFirst()
                .flatMap(use -> use.engine().unhealthy())
                .orElse("");
    }

    private static void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, System.getProperty(PID)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
