package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.twatcache.itest.felix.ServiceProxyStage.DIRECTORY;
import static org.twatcache.itest.felix.ServiceProxyStage.GREEDY;
import static org.twatcache.itest.felix.ServiceProxyStage.assertNever;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonCached;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonNotCached;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.twatcache.itest.felix.directory.provider.DirectoryProvider;
import org.twatcache.itest.felix.directory.stranger.Stranger;
import org.twatcache.itest.support.TestBundle;

/** Rules of services that cannot be followed: told in the open, while that is so. */
final class ServiceRefusedIT {

    private static final String FILTER = "(objectClass=" + DIRECTORY + ")";

    private ServiceProxyStage stage;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        stage = new ServiceProxyStage(folder);
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void configuration_thatIsWrong_cachesNothingUntilItIsRight() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);

        Configuration configuration = stage.configure("filter", FILTER, "methods", "find", "cache.ttl", "five minutes");

        assertNever(() -> !stage.proxies().isEmpty());
        assertThat(stage.services("(configuration.error=*)")).singleElement().satisfies(told -> {
            assertThat(told.getProperty("configuration.error")).asString().contains("five minutes");
            assertThat(told.getProperty("cache.proxy.rule")).isEqualTo(configuration.getPid());
        });

        configuration.update(
                FrameworkUtil.asDictionary(Map.of("filter", FILTER, "methods", "find", "cache.ttl", "5m")));

        assertSoonCached(stage.client(GREEDY));
        assertThat(stage.refusals()).isEmpty();
    }

    @Test
    void property_thatIsWrong_isToldUntilItIsRightOrTheServiceGoes() throws Exception {
        stage.provider("cache.methods=find;cache.ttl=soon");
        assertThat(stage.services("(configuration.error=*)")).singleElement().satisfies(told -> {
            assertThat(told.getProperty("configuration.error")).asString().contains("soon");
            assertThat(told.getProperty("cache.name")).isEqualTo("org.acme.directory:" + DIRECTORY);
            assertThat(told.getProperty("cache.proxy.of"))
                    .isEqualTo(stage.original().getProperty("service.id"));
        });

        stage.says(Map.of("cache.methods", "find", "cache.ttl", "5m"));

        assertThat(stage.proxies()).hasSize(1);
        assertThat(stage.refusals()).isEmpty();

        stage.says(Map.of("cache.methods", "find", "cache.ttl", "later"));

        assertThat(stage.proxies()).isEmpty();
        assertThat(stage.refusals()).singleElement().asString().contains("later");

        stage.says(Map.of());

        assertThat(stage.refusals()).isEmpty();
    }

    @Test
    void configuration_thatMeansServicesThatCannotBeCached_isToldOfEachAndNotOfWhatTells() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);

        Configuration configuration = stage.configure("filter", "(objectClass=*)", "methods", "find");

        assertSoonCached(stage.client(GREEDY));
        await().atMost(ServiceProxyStage.PATIENCE)
                .until(() -> !stage.services(
                                "(&(configuration.error=*)(cache.proxy.rule=" + configuration.getPid() + "))")
                        .isEmpty());
        int told = stage.refusals().size();
        assertThat(told).isLessThan(stage.services("(!(configuration.error=*))").size());
        assertNever(() -> stage.refusals().size() != told);

        configuration.delete();

        assertSoonNotCached(stage.client(GREEDY));
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> stage.refusals().isEmpty());
    }

    @Test
    void service_underTheNameOfItsClass_isRefused() throws Exception {
        stage.framework.start(
                ServiceProxyStage.provider(ServiceProxyStage.PROVIDER, DirectoryProvider.CLASS, "cache.methods=find"));

        assertNever(() -> !stage.proxies().isEmpty());
        assertThat(stage.refusals()).singleElement().asString().contains("is a class, of which no proxy is made");
    }

    @Test
    void service_ofABundleThatDoesNotSeeItsInterface_isRefused() throws Exception {
        stage.provider("cache.methods=find");

        stage.framework.start(TestBundle.named("org.acme.stranger")
                .containing(Stranger.class)
                .with("Bundle-Activator", Stranger.class.getName())
                .build());

        assertThat(stage.context().getAllServiceReferences(null, "(stranger=yes)"))
                .hasSize(1);
    }
}
