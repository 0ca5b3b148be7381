package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.itest.felix.lives.Stage.SPEC;

import org.awaitility.Awaitility;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.itest.support.Cast;

/** Rows in which what a client stands on goes away. */
final class Platforms {

    private Platforms() {}

    static void engineStopped(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        stage.engine.stop();
        assertThat(cache.get("key")).isEqualTo("value");
        assertThat(cache.get("other", key -> "loaded")).isEqualTo("loaded");
    }

    static void engineRestarted(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        stage.engine.stop();
        stage.engine.start();
        stage.bringEngine();
        Awaitility.await().until(() -> stage.counts().created() == 2);
        assertThat(cache.get("key")).isEqualTo("value");
    }

    static void engineReplaced(Stage stage) {
        Cache<String, String> cache = stage.open();
        ServiceRegistration<?> first = stage.registration;
        stage.bringEngine();
        first.unregister();
        Awaitility.await().until(() -> stage.counts().created() == 2);
        assertThat(cache.get("key")).isEqualTo("value");
    }

    static void coreStopped(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        CacheContexts contexts = stage.contexts();
        stage.framework.bundle(Cast.core()).stop();
        assertClosed(cache);
        assertThatThrownBy(() -> contexts.open(SPEC)).isInstanceOf(CacheClosedException.class);
    }

    static void coreRestarted(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        Bundle core = stage.framework.bundle(Cast.core());
        core.stop();
        core.start();
        assertClosed(cache);
        assertThat(stage.contexts().open(SPEC).get("key")).isNull();
    }

    static void frameworkStopped(Stage stage) {
        Cache<String, String> cache = stage.open();
        stage.framework.close();
        assertClosed(cache);
    }

    private static void assertClosed(Cache<String, String> cache) {
        assertThatThrownBy(() -> cache.get("key"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("'table'");
    }
}
