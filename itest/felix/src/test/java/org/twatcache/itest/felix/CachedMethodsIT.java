package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.itest.felix.client.annotated.AnnotatedClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** The methods of a client's object, cached by its own annotations, on a disk. */
final class CachedMethodsIT {

    private static final String[] LOGGING = {"org.slf4j.helpers;version=1.7.36", "org.slf4j.spi;version=1.7.36"};

    private EmbeddedFramework framework;
    private Bundle client;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        framework = EmbeddedFramework.launch(folder, LOGGING);
        framework.start(Cast.scr());
        framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("xodus")));
        client = framework.start(TestBundle.named("org.acme.words")
                .containing(AnnotatedClient.class)
                .with("Bundle-Activator", AnnotatedClient.class.getName())
                .build());
    }

    @AfterEach
    void leave() {
        framework.close();
    }

    @SuppressWarnings("unchecked")
    private Function<String, String> words() {
        return Services.service(
                client.getBundleContext(), Function.class, "(service.bundleid=" + client.getBundleId() + ")");
    }

    @Test
    void results_areMetAgain_byTheClientThatWasUpdated_andItsClassesAreForgotten() throws Exception {
        assertThat(words().apply("a")).isEqualTo("a1");
        assertThat(words().apply("b")).isEqualTo("b2");
        assertThat(words().apply("a")).isEqualTo("a1");
        assertThat(words().apply("-b")).isEmpty();
        WeakReference<ClassLoader> old =
                new WeakReference<>(client.adapt(BundleWiring.class).getClassLoader());

        Stagehand.update(client);
        framework.refresh(client);

        assertThat(words().apply("a")).isEqualTo("a1");
        assertThat(words().apply("b")).isEqualTo("b1");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(old.get()).as("the loader of old").isNull();
        });
    }

    @Test
    void object_whoseCoreStops_goesOnWithoutCaches() throws Exception {
        Function<String, String> words = words();
        assertThat(words.apply("a")).isEqualTo("a1");
        assertThat(words.apply("a")).isEqualTo("a1");

        framework.bundle(Cast.core()).stop();

        assertThat(words.apply("a")).isEqualTo("a2");
        assertThat(words.apply("a")).isEqualTo("a3");
        assertThat(words.apply("-a")).isEmpty();
    }
}
