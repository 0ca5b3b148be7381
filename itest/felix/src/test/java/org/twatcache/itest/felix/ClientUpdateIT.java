package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.itest.felix.client.devoted.DevotedClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** A client is updated again and again, while another one keeps the platform busy. */
final class ClientUpdateIT {

    private static final int UPDATES = 5;

    @Test
    void client_updatedAgainAndAgain_isForgotten(@TempDir Path folder) throws Exception {
        try (EmbeddedFramework framework = EmbeddedFramework.launch(folder)) {
            framework.start(Cast.scr());
            framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("map"), Cast.engine("caffeine")));
            framework.start(client("org.acme.staying"));
            Bundle updated = framework.start(client("org.acme.updated"));
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < UPDATES; i++) {
                assertThat(use(updated)).isNotEqualTo(0);
                loaders.add(loader(updated));
                Stagehand.update(updated);
                framework.refresh(updated);
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                System.gc();
                assertThat(loaders).allMatch(loader -> loader.get() == null, "its loader is gone");
            });
        }
    }

    private static Object use(Bundle client) throws Exception {
        Callable<?> service = Services.service(
                client.getBundleContext(), Callable.class, "(service.bundleid=" + client.getBundleId() + ")");
        return service.call();
    }

    private static WeakReference<ClassLoader> loader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private static Path client(String symbolicName) {
        return TestBundle.named(symbolicName).containing(DevotedClient.class).build();
    }
}
