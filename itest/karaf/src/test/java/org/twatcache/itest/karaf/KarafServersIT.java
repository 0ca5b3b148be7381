package org.twatcache.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.karaf.KarafRecipes.karaf;
import static org.twatcache.itest.support.Recipes.MASTER;
import static org.twatcache.itest.support.Recipes.REDIS_CLUSTER;
import static org.twatcache.itest.support.Recipes.REDIS_SENTINELS;
import static org.twatcache.itest.support.Recipes.installed;
import static org.twatcache.itest.support.Recipes.redisCluster;
import static org.twatcache.itest.support.Recipes.watchedRedis;

import java.time.Duration;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.twatcache.itest.redis.WatchedRedis;

/** An operator keeps caches on servers that sentinels watch, and in a cluster, and a master of each dies. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class KarafServersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    SessionFactory shell;

    /** Registered when all that Karaf starts by itself is there. */
    @Inject
    BootFinished booted;

    @Configuration
    public Option[] cast() {
        return options(
                karaf(),
                watchedRedis(),
                redisCluster(),
                installed("net.bytebuddy.byte-buddy", "assertj-core", "org.hamcrest", "org.awaitility"));
    }

    @Test
    public void masters_thatDie_areFollowedByThoseThatTakeOver() throws Exception {
        try (Operator operator = new Operator(shell)) {
            operator.type("kar:install " + System.getProperty(KarafRecipes.KAR));
            operator.type("feature:install twat-cache-caffeine twat-cache-redis");
            String wishes = " --option redis.timeout=500ms --option redis.";
            assertThat(operator.type(
                            "cache:open s --engine redis" + wishes + "sentinels=" + System.getProperty(REDIS_SENTINELS)
                                    + " --option redis.sentinel.master=" + WatchedRedis.MASTER))
                    .isEqualTo("s: redis");
            assertThat(operator.type("cache:open c --tiers caffeine,redis" + wishes + "cluster="
                            + System.getProperty(REDIS_CLUSTER)))
                    .startsWith("c: ");
            for (String cache : new String[] {"s", "c"}) {
                assertKeeps(operator, cache, "before");
            }
            kill(REDIS_SENTINELS);
            kill(REDIS_CLUSTER);

            for (String cache : new String[] {"s", "c"}) {
                await().pollInSameThread().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                    assertKeeps(operator, cache, "after");
                });
            }
        }
    }

    /** Many keys, so that each server of a cluster has some. */
    private static void assertKeeps(Operator operator, String cache, String value) throws Exception {
        for (int i = 0; i < 20; i++) {
            operator.type("cache:put " + cache + " k" + i + " " + value);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(operator.type("cache:get " + cache + " k" + i))
                    .as(() -> lastEvents(operator, cache))
                    .isEqualTo(value);
        }
    }

    private static String lastEvents(Operator operator, String cache) {
        try {
            return operator.type("cache:why " + cache + " --json") + operator.type("log:display -n 60");
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static void kill(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-9", System.getProperty(name + MASTER)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
