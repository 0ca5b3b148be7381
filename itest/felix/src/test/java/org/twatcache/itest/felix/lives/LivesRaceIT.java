package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.itest.support.Cast;

/** The rows of the table, while several threads open, use and close: still one end for each engine, and nobody hangs. */
final class LivesRaceIT {

    private static final int ROUNDS = 10;

    private static final CacheSpec<String, String> NAMELESS =
            Stage.SPEC.toBuilder().nameless().build();

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
    }

    @AfterEach
    void everyEngine_endedOnce() {
        stage.close();
        assertThat(stage.counts().ends()).containsOnly(1);
    }

    @Test
    void bundle_stoppedWhileItOpens_leavesNothingOpen() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CacheContexts contexts = stage.contexts();
            Crowd crowd = new Crowd(number -> openOne(contexts, number));
            awaitMoreEngines();
            stage.client.stop();
            crowd.awaitTold();
            assertThat(stage.counts().ends()).containsOnly(1);
            stage.client.start();
        }
    }

    @Test
    void core_stoppedWhileClientsOpen_leavesNothingOpen() throws Exception {
        Bundle core = stage.framework.bundle(Cast.core());
        for (int round = 0; round < ROUNDS; round++) {
            CacheContexts contexts = stage.contexts();
            Crowd crowd = new Crowd(number -> openOne(contexts, number));
            awaitMoreEngines();
            core.stop();
            crowd.awaitTold();
            assertThat(stage.counts().ends()).containsOnly(1);
            core.start();
        }
    }

    @Test
    void engine_stoppedAndStartedUnderLoad_isBypassedWithoutAnError() throws Exception {
        CacheContexts contexts = stage.contexts();
        AtomicBoolean ended = new AtomicBoolean();
        Cache<String, String> kept = contexts.getOrCreate(Stage.SPEC);
        Crowd crowd = new Crowd(number -> {
            if (ended.get()) {
                throw new CacheClosedException("enough");
            }
            use(kept, number);
            try (Cache<String, String> brief = contexts.open(NAMELESS)) {
                use(brief, number);
            }
        });
        for (int round = 0; round < ROUNDS; round++) {
            awaitMoreEngines();
            stage.engine.stop();
            stage.engine.start();
            stage.bringEngine();
        }
        ended.set(true);
        crowd.awaitTold();
        Awaitility.await().until(() -> {
            kept.put("key", "value");
            return "value".equals(kept.get("key"));
        });
    }

    @Test
    void framework_stoppedUnderLoad_tellsEverybody() throws Exception {
        CacheContexts contexts = stage.contexts();
        Cache<String, String> kept = contexts.getOrCreate(Stage.SPEC);
        Crowd crowd = new Crowd(number -> {
            use(kept, number);
            openOne(contexts, number);
        });
        awaitMoreEngines();
        stage.framework.close();
        crowd.awaitTold();
    }

    private void awaitMoreEngines() {
        int before = stage.counts().created();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> stage.counts().created() >= before + 100);
    }

    /** Opens in one of the ways that there are, and leaves it open now and then. */
    private static void openOne(CacheContexts contexts, int number) {
        CacheSpec<String, String> named =
                NAMELESS.toBuilder().named("race " + number % 7).build();
        switch (number % 4) {
            case 0 -> contexts.open(NAMELESS).put("key", "value");
            case 1 -> contexts.open(named).close();
            case 2 -> {
                try (CacheContext<String, String> context = contexts.context(named)) {
                    context.open().close();
                }
            }
            default -> {
                contexts.getOrCreate(named).close();
                contexts.destroy(named.name().orElseThrow());
            }
        }
    }

    private static void use(Cache<String, String> cache, int number) {
        String key = "key " + number % 100;
        cache.put(key, "value");
        String value = cache.get(key, missing -> "value");
        if (!"value".equals(value)) {
            throw new IllegalStateException(key + " gave " + value);
        }
        cache.atomic().replace(key, "value");
        cache.remove(key);
    }
}
