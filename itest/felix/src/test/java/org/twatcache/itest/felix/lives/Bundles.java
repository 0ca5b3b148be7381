package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.itest.felix.lives.Stage.SPEC;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.itest.felix.lives.components.ReconfiguredComponent;
import org.twatcache.itest.felix.lives.components.ThrowingComponent;
import org.twatcache.itest.support.counting.CountingEngineFactory;
import org.twatcache.itest.support.story.Stagehand;

/** Rows in which something happens to a client's bundle. */
final class Bundles {

    private Bundles() {}

    static void serviceUngotten(Stage stage) {
        BundleContext context = stage.client.getBundleContext();
        ServiceReference<CacheContexts> reference = context.getServiceReference(CacheContexts.class);
        Cache<String, String> cache = Stage.filled(context.getService(reference).open(SPEC));
        assertThat(context.ungetService(reference)).isTrue();
        assertThat(cache.get("key")).isEqualTo("value");
        assertThat(stage.contexts().open(SPEC).get("key")).isEqualTo("value");
    }

    static void componentReconfigured(Stage stage) throws Exception {
        stage.configure(ReconfiguredComponent.PID, "first");
        awaitComponent(stage, "first");
        stage.configure(ReconfiguredComponent.PID, "second");
        awaitComponent(stage, "second");
    }

    static void constructorThrows(Stage stage) throws Exception {
        stage.configure(ThrowingComponent.PID, "come");
        Awaitility.await().until(stage::dataIsAlive);
    }

    static void bundleStopped(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        CacheContexts contexts = stage.contexts();
        stage.client.stop();
        assertClosed(cache, "its bundle stopped");
        assertThatThrownBy(() -> contexts.open(SPEC)).isInstanceOf(CacheClosedException.class);
    }

    static void bundleStoppedInLoad(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<String> load = cache.async()
                .get("slow", key -> {
                    loading.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return "late";
                })
                .toCompletableFuture();
        assertThat(loading.await(5, TimeUnit.SECONDS)).isTrue();
        stage.client.stop();
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> load.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CacheClosedException.class);
    }

    static void closedWhileStopping(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        SynchronousBundleListener tidy = event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(stage.client)) {
                cache.close();
            }
        };
        stage.client.getBundleContext().addBundleListener(tidy);
        stage.client.stop();
    }

    static void bundleStoppedAndCloseFails(Stage stage) throws Exception {
        for (String name : List.of("first", "second", "table")) {
            Stage.filled(stage.contexts()
                    .open(SPEC.toBuilder()
                            .named(name)
                            .option(CountingEngineFactory.FAILING, "true")
                            .build()));
        }
        stage.client.stop();
    }

    static void bundleUpdated(Stage stage) throws Exception {
        Cache<String, String> before = stage.open();
        Stagehand.update(stage.client);
        assertClosed(before, "its bundle stopped");
        assertThat(stage.contexts().open(SPEC).get("key")).isNull();
    }

    static void bundleRefreshed(Stage stage) throws Exception {
        Cache<String, String> before = stage.open();
        stage.framework.refresh(stage.client);
        assertClosed(before, "its bundle stopped");
        assertThat(stage.contexts().open(SPEC).get("key")).isNull();
    }

    static void bundleUninstalled(Stage stage) throws Exception {
        Cache<String, String> cache = stage.open();
        stage.client.uninstall();
        assertClosed(cache, "its bundle stopped");
    }

    static void openerStopped(Stage stage) throws Exception {
        Cache<String, String> passedOn = stage.open();
        assertThat(stage.contexts(stage.other).engines()).isNotEmpty();
        stage.client.stop();
        assertThatThrownBy(() -> passedOn.get("key"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("org.acme.client");
    }

    static void borrowerStopped(Stage stage) throws Exception {
        Cache<String, String> passedOn = stage.open();
        assertThat(stage.contexts(stage.other).engines()).isNotEmpty();
        stage.other.stop();
        assertThat(passedOn.get("key")).isEqualTo("value");
    }

    private static void awaitComponent(Stage stage, String value) {
        String filter = "(value=" + value + ")";
        Awaitility.await()
                .until(() -> stage.client
                                .getBundleContext()
                                .getServiceReferences(ReconfiguredComponent.class.getName(), filter)
                        != null);
    }

    private static void assertClosed(Cache<String, String> cache, String reason) {
        assertThatThrownBy(() -> cache.get("key"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("'table'")
                .hasMessageContaining(reason);
    }
}
