package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.twatcache.itest.felix.ServiceProxyStage.DIRECTORY;
import static org.twatcache.itest.felix.ServiceProxyStage.GREEDY;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonCached;
import static org.twatcache.itest.felix.ServiceProxyStage.assertSoonNotCached;
import static org.twatcache.itest.felix.ServiceProxyStage.isCached;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.twatcache.itest.felix.directory.component.DirectoryComponent;
import org.twatcache.itest.felix.directory.provider.DirectoryProvider;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** What is kept of services that know nothing of caches, and when it falls. */
final class ServiceResultsIT {

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
    void results_onADisk_areNotMetAgain() throws Exception {
        stage.framework.start(List.of(Cast.engine("xodus")));
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);
        UnaryOperator<String> greedy = stage.client(GREEDY);
        Object[] wanted = {"filter", FILTER, "methods", "find", "cache.engine", "xodus", "cache.name", "kept"};
        Configuration configuration = stage.configure(wanted);
        assertSoonCached(greedy);
        String kept = greedy.apply("x");
        configuration.delete();
        assertSoonNotCached(greedy);

        stage.configure(wanted);
        assertSoonCached(greedy);

        assertThat(greedy.apply("x")).isNotEqualTo(kept);
    }

    @Test
    void service_forEachBundle_hasResultsForEach() throws Exception {
        stage.framework.start(ServiceProxyStage.provider(
                ServiceProxyStage.PROVIDER, DirectoryProvider.FOR_EACH_BUNDLE, "cache.methods=find"));
        Bundle one = stage.clients("org.acme.one");
        Bundle other = stage.clients("org.acme.other");

        assertThat(stage.client(GREEDY, one).apply("x")).isEqualTo("org.acme.one x #1");
        assertThat(stage.client(GREEDY, other).apply("x")).isEqualTo("org.acme.other x #1");
        assertThat(stage.client(GREEDY, one).apply("x")).isEqualTo("org.acme.one x #1");
    }

    @Test
    void service_forEachBundle_isUsedPastItsProxyByNobodyWhoUsesThat() throws Exception {
        stage.framework.start(ServiceProxyStage.provider(
                ServiceProxyStage.PROVIDER, DirectoryProvider.FOR_EACH_BUNDLE, "cache.methods=find"));
        Bundle client = stage.clients("org.acme.one");
        assertThat(stage.client(GREEDY, client).apply("x")).isEqualTo("org.acme.one x #1");
        ServiceReference<?> original = stage.original();
        assertThat(original.getUsingBundles()).contains(client);

        assertThat(past(original)).isEmpty();

        stage.context().getService(original);

        assertThat(past(original)).containsExactly(stage.context().getBundle().getBundleId());
    }

    /** What {@code cache:why} asks. */
    @SuppressWarnings("unchecked")
    private long[] past(ServiceReference<?> original) {
        LongFunction<long[]> past = Services.service(stage.context(), LongFunction.class, "(cache.proxy.past=true)");
        return past.apply((Long) original.getProperty("service.id"));
    }

    @Test
    void component_thatIsDelayed_isMadeForItsFirstClientAndSharesItsResults() throws Exception {
        System.clearProperty(DirectoryComponent.MADE);
        stage.framework.start(TestBundle.named(ServiceProxyStage.PROVIDER)
                .containing(DirectoryComponent.class)
                .build());
        assertThat(stage.proxies()).hasSize(1);
        assertThat(System.getProperty(DirectoryComponent.MADE)).isNull();

        Bundle one = stage.clients("org.acme.one");
        Bundle other = stage.clients("org.acme.other");

        assertThat(stage.client(GREEDY, one).apply("x")).isEqualTo("x #1");
        assertThat(stage.client(GREEDY, other).apply("x")).isEqualTo("x #1");
        assertThat(System.getProperty(DirectoryComponent.MADE)).isEqualTo("1");
    }

    @Test
    void result_thatComesLater_isKeptWhenItCame() throws Exception {
        stage.provider("cache.methods=find*");
        Object proxy = stage.context().getService(stage.proxies().iterator().next());
        Method later = proxy.getClass().getInterfaces()[0].getMethod("findLater", String.class);

        CompletableFuture<?> first = (CompletableFuture<?>) later.invoke(proxy, "x");
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("x #1");

        await().until(() -> ((CompletableFuture<?>) later.invoke(proxy, "x")).isDone());
        assertThat(later.invoke(proxy, "x")).isNotSameAs(first);
        assertThat(((CompletableFuture<?>) later.invoke(proxy, "x")).join()).isEqualTo("x #1");
    }

    @Test
    void results_fallWhenWhatTheyDependOnIsExchanged() throws Exception {
        stage.provider("color=red");
        stage.clients(ServiceProxyStage.CLIENT);
        stage.configure(
                "filter", FILTER, "methods", "find", "dependsOn", new String[] {"(color=green)", "org.acme.settings"});
        UnaryOperator<String> greedy = stage.client(GREEDY);
        assertSoonCached(greedy);
        String before = greedy.apply("x");

        ServiceRegistration<Runnable> green = stage.context()
                .registerService(Runnable.class, () -> {}, FrameworkUtil.asDictionary(Map.of("color", "green")));
        String registered = greedy.apply("x");
        assertThat(registered).isNotEqualTo(before);

        green.unregister();
        String unregistered = greedy.apply("x");
        assertThat(unregistered).isNotEqualTo(registered);
        await().atMost(Duration.ofSeconds(3)).until(() -> !greedy.apply("x").equals(unregistered));
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> isCached(greedy));

        String settled = greedy.apply("x");
        stage.configurations()
                .getConfiguration("org.acme.settings", "?")
                .update(FrameworkUtil.asDictionary(Map.of("size", "7")));
        await().atMost(ServiceProxyStage.PATIENCE)
                .until(() -> !greedy.apply("x").equals(settled));
    }

    @Test
    void provider_updatedAndRefreshed_leavesNeitherResultNorClass() throws Exception {
        Bundle provider = stage.provider("cache.methods=find");
        stage.clients(ServiceProxyStage.CLIENT);
        for (int asked = 0; asked < 5; asked++) {
            String unused = stage.client(GREEDY).apply("call " + asked);
        }
        assertThat(stage.client(GREEDY).apply("call 4")).isEqualTo("call 4 #5");
        WeakReference<ClassLoader> old =
                new WeakReference<>(provider.adapt(BundleWiring.class).getClassLoader());

        Stagehand.update(provider);
        stage.framework.refresh(provider);

        await().until(() -> stage.client(GREEDY).apply("call 4").equals("call 4 #1"));
        assertThat(isCached(stage.client(GREEDY))).isTrue();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(old.get()).as("the loader of old").isNull();
        });
    }
}
