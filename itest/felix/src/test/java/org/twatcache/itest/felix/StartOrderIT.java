package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.twatcache.itest.felix.client.lookup.LookupClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;

/**
 * No bundle needs to start before another: in one framework all are stopped, now and then refreshed, and started again in
 * one order after the other. A sample of orders, or with {@code -Dstart.orders=all} each of them.
 */
final class StartOrderIT {

    private static final String CLIENT = "org.acme.lookup";
    private static final List<String> PLATFORM = List.of(
            "org.apache.felix.scr",
            Cast.api(),
            Cast.core(),
            "org.twatcache.command",
            Cast.engine("map"),
            Cast.engine("caffeine"));

    private static final int REFRESH_EVERY = 10;

    private static EmbeddedFramework framework;
    private static int turn;

    @BeforeAll
    static void install(@TempDir Path folder) throws BundleException {
        framework = EmbeddedFramework.launch(folder);
        framework.install(Cast.scr());
        framework.install(Cast.command());
        framework.install(List.of(Cast.api(), Cast.core(), Cast.engine("map"), Cast.engine("caffeine")));
        framework.install(
                TestBundle.named(CLIENT).containing(LookupClient.class).build());
    }

    @AfterAll
    static void end() {
        framework.close();
    }

    static Stream<List<String>> orders() {
        return Orders.of(PLATFORM, "start.orders", 40);
    }

    @BeforeEach
    void stop() throws Exception {
        Bundle[] all = Stream.concat(PLATFORM.stream(), Stream.of(CLIENT))
                .map(framework::bundle)
                .toArray(Bundle[]::new);
        for (Bundle bundle : all) {
            bundle.stop();
        }
        if (turn++ % REFRESH_EVERY == 0) {
            framework.refresh(all);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void bundles_startedInAnyOrder_serveWhenTheLastHasStarted(List<String> order) throws Exception {
        framework.bundle(CLIENT).start();
        for (String symbolicName : order) {
            framework.bundle(symbolicName).start();
        }
        assertThat(order).allMatch(name -> framework.bundle(name).getState() == Bundle.ACTIVE);
        assertThat(client().apply("(cache.engine.name=*)").split(" "))
                .containsExactlyInAnyOrder("map=kept", "caffeine=kept");
        assertThat(framework.context().getAllServiceReferences(null, "(osgi.command.scope=cache)"))
                .isNotEmpty();
    }

    /** Nothing is awaited: what the order of starting brings about is there when the last bundle has started. */
    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> client() throws Exception {
        ServiceReference<?>[] references =
                framework.context().getAllServiceReferences(UnaryOperator.class.getName(), "(client=lookup)");
        assertThat(references).hasSize(1);
        return (UnaryOperator<String>) framework.context().getService(references[0]);
    }
}
