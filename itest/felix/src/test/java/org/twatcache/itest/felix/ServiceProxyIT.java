package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.twatcache.itest.felix.ServiceProxyStage.DIRECTORY;
import static org.twatcache.itest.felix.ServiceProxyStage.GREEDY;
import static org.twatcache.itest.felix.ServiceProxyStage.RELUCTANT;
import static org.twatcache.itest.felix.ServiceProxyStage.assertNever;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonCached;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonNotCached;
import static org.twatcache.itest.felix.ServiceProxyStage.isCached;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.twatcache.itest.support.story.Services;

/** Services and clients that know nothing of caches. */
final class ServiceProxyIT {

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
    void service_thatAsksForIt_isCachedForClientsThatComeBeforeAndAfter() throws Exception {
        Bundle provider = stage.provider("cache.methods=find*;cache.ttl=1h;color=red");
        stage.clients(ServiceProxyStage.CLIENT);

        assertThat(isCached(stage.client(GREEDY))).isTrue();
        assertThat(isCached(stage.client(RELUCTANT))).isTrue();
        assertThat(stage.client(GREEDY).apply("?x"))
                .isNotEqualTo(stage.client(GREEDY).apply("?x"));
        assertThat(stage.proxies()).singleElement().satisfies(proxy -> {
            assertThat(proxy.getBundle()).isSameAs(provider);
            assertThat(proxy.getProperty("color")).isEqualTo("red");
            assertThat(proxy.getProperty("service.ranking")).isEqualTo(1);
            assertThat(proxy.getProperty("cache.proxy.of"))
                    .isEqualTo(stage.original().getProperty("service.id"));
        });
    }

    @Test
    void service_thatGoes_takesItsProxyAlong() throws Exception {
        Bundle provider = stage.provider("cache.methods=find");
        stage.clients(ServiceProxyStage.CLIENT);
        assertThat(isCached(stage.client(GREEDY))).isTrue();

        provider.stop();

        assertThat(stage.proxies()).isEmpty();

        provider.start();

        assertSoonCached(stage.client(GREEDY));
    }

    @Test
    void service_thatIsUnregistered_hasNoProxyAnyMoreWhenThatReturns() throws Exception {
        stage.provider("cache.methods=find");
        stage.clients(ServiceProxyStage.CLIENT);
        assertThat(isCached(stage.client(GREEDY))).isTrue();

        stage.says(Map.of());

        assertThat(stage.proxies()).isEmpty();
        assertThat(Services.count(stage.context(), UnaryOperator.class, "(client=*)"))
                .isZero();
    }

    @Test
    void service_ofOthers_isCachedByConfigurationAloneAndNoMoreWithoutIt() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);
        UnaryOperator<String> greedy = stage.client(GREEDY);
        UnaryOperator<String> reluctant = stage.client(RELUCTANT);
        assertThat(isCached(greedy)).isFalse();

        Configuration configuration = stage.configure("filter", FILTER, "methods", "find", "cache.ttl", "1h");

        assertSoonCached(greedy);
        assertThat(isCached(reluctant)).isFalse();

        configuration.delete();

        assertSoonNotCached(greedy);
        assertThat(stage.proxies()).isEmpty();
    }

    @Test
    void proxy_installedAndRemovedUnderLoad_failsNoCall() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);
        UnaryOperator<String> greedy = stage.client(GREEDY);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        List<Duration> switches = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> load = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        while (!over.get()) {
                            String name = "load " + calls.incrementAndGet() % 100;
                            assertThat(greedy.apply(name)).startsWith(name);
                            LockSupport.parkNanos(20_000);
                        }
                    }))
                    .toList();
            for (int round = 0; round < 20; round++) {
                long began = System.nanoTime();
                Configuration configuration = stage.configure("filter", FILTER, "methods", "find");
                assertSoonCached(greedy);
                switches.add(Duration.ofNanos(System.nanoTime() - began));
                began = System.nanoTime();
                configuration.delete();
                assertSoonNotCached(greedy);
                switches.add(Duration.ofNanos(System.nanoTime() - began));
            }
            over.set(true);
            for (Future<?> each : load) {
                each.get(10, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(calls.get()).isGreaterThan(1_000);
        // Some of forty may be late where the machine has other things to do.
        Collections.sort(switches);
        assertThat(switches.get(switches.size() / 2)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void proxy_thatIsKept_callsTheOriginalAfterItsEnd() throws Exception {
        stage.provider("color=red");
        Configuration configuration = stage.configure("filter", FILTER, "methods", "find");
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> stage.proxies().size() == 1);
        Object kept = stage.context().getService(stage.proxies().iterator().next());
        Method find = kept.getClass().getInterfaces()[0].getMethod("find", String.class);
        assertThat(find.invoke(kept, "x")).isEqualTo("x #1").isEqualTo(find.invoke(kept, "x"));

        configuration.delete();
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> stage.proxies().isEmpty());

        assertThat(find.invoke(kept, "x")).isEqualTo("x #2");
    }

    @Test
    void changes_allAtOnce_leaveOneProxyInTheEnd() throws Exception {
        Bundle provider = stage.provider("cache.methods=find");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> restarts = threads.submit(() -> {
                for (int round = 0; round < 100; round++) {
                    provider.stop();
                    provider.start();
                }
                return null;
            });
            for (int round = 0; round < 100; round++) {
                stage.configure("filter", FILTER, "methods", "find").delete();
            }
            restarts.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        stage.clients(ServiceProxyStage.CLIENT);
        assertSoonCached(stage.client(GREEDY));
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> stage.proxies().size() == 1);
        assertThat(name()).isEqualTo("org.acme.directory:" + DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {ServiceProxyStage.SERVICES, "org.twatcache.core"})
    void platform_thatGoes_leavesClientsWithTheOriginal(String bundle) throws Exception {
        stage.provider("cache.methods=find");
        stage.clients(ServiceProxyStage.CLIENT);
        UnaryOperator<String> greedy = stage.client(GREEDY);
        assertThat(isCached(greedy)).isTrue();

        stage.framework.bundle(bundle).stop();

        assertSoonNotCached(greedy);
        assertThat(stage.proxies()).isEmpty();

        stage.framework.bundle(bundle).start();

        assertSoonCached(greedy);
    }

    @Test
    void client_thatStaysWithTheOriginal_isRestartedWhereTheConfigurationAsksForIt() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);
        assertThat(isCached(stage.client(RELUCTANT))).isFalse();

        Configuration configuration = stage.configure("filter", FILTER, "methods", "find", "rebind", "components");

        await().atMost(ServiceProxyStage.PATIENCE).until(() -> isCached(stage.client(RELUCTANT)));

        configuration.delete();

        await().atMost(ServiceProxyStage.PATIENCE).until(() -> !isCached(stage.client(RELUCTANT)));
    }

    @Test
    void properties_ofTheOriginal_areKeptInStep() throws Exception {
        stage.provider("cache.methods=find;color=red");

        stage.says(Map.of("cache.methods", "find", "color", "blue", "service.ranking", 7));

        assertThat(stage.proxies()).singleElement().satisfies(proxy -> {
            assertThat(proxy.getProperty("color")).isEqualTo("blue");
            assertThat(proxy.getProperty("service.ranking")).isEqualTo(8);
        });

        stage.says(Map.of("color", "blue"));

        assertThat(stage.proxies()).isEmpty();
    }

    @Test
    void proxy_isNeverProxied_whateverTheFilter() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);

        stage.configure("filter", "(cache.proxy=true)", "methods", "find");
        stage.configure("filter", "(color=red)", "methods", "find");
        stage.configure("filter", FILTER, "methods", "find");

        assertSoonCached(stage.client(GREEDY));
        assertNever(() -> stage.proxies().size() != 1);
    }

    @Test
    void rule_thatGoes_leavesTheProxyToTheNext() throws Exception {
        stage.provider("cache.methods=find");
        stage.clients(ServiceProxyStage.CLIENT);
        Configuration configuration = stage.configure("filter", FILTER, "methods", "find", "cache.name", "configured");
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> name().equals("configured"));

        configuration.delete();

        await().atMost(ServiceProxyStage.PATIENCE).until(() -> name().equals("org.acme.directory:" + DIRECTORY));
        assertSoonCached(stage.client(GREEDY));
    }

    private Object name() {
        return stage.proxies().stream()
                .map(proxy -> proxy.getProperty("cache.name"))
                .findFirst()
                .orElse("");
    }

    @Test
    void services_ofTheSameRank_arePreferredAsTheirOriginalsAre() throws Exception {
        for (int each = 0; each < 8; each++) {
            stage.framework.start(ServiceProxyStage.provider("org.acme.directory" + each, "", "color=red"));
        }

        stage.configure("filter", FILTER, "methods", "find");
        await().atMost(ServiceProxyStage.PATIENCE).until(() -> stage.proxies().size() == 8);

        List<Object> originals = Stream.of(
                        stage.context().getAllServiceReferences(null, "(&(color=red)(!(cache.proxy=*)))"))
                .sorted(Comparator.reverseOrder())
                .map(original -> original.getProperty("service.id"))
                .toList();
        assertThat(stage.proxies().stream().sorted(Comparator.reverseOrder()))
                .extracting(proxy -> proxy.getProperty("cache.proxy.of"))
                .isEqualTo(originals);
        assertThat(stage.proxies())
                .extracting(proxy -> proxy.getProperty("cache.name"))
                .doesNotHaveDuplicates();
    }
}
