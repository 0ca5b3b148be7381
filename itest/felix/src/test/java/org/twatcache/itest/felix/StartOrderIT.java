package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.twatcache.itest.felix.client.roundtrip.RoundTrip;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;

/** No bundle needs to start before another. */
final class StartOrderIT {

    private static final Path CLIENT =
            TestBundle.named("org.acme.roundtrip").containing(RoundTrip.class).build();

    /** Every bundle of the cast comes first once and last once, the others in both directions. */
    static Stream<List<String>> orders() {
        List<String> cast = List.of(
                Cast.api(),
                Cast.core(),
                Cast.engine("caffeine"),
                "org.twatcache.command",
                "org.acme.roundtrip",
                "org.apache.felix.scr");
        return Stream.of(cast, reversed(cast)).flatMap(StartOrderIT::rotations);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void bundles_startedInAnyOrder_serve(List<String> order, @TempDir Path folder) throws Exception {
        try (EmbeddedFramework framework = EmbeddedFramework.launch(folder)) {
            framework.install(Cast.scr());
            framework.install(List.of(Cast.api(), Cast.core(), Cast.engine("caffeine")));
            framework.install(Cast.command());
            framework.install(CLIENT);
            for (String symbolicName : order) {
                framework.bundle(symbolicName).start();
            }
            assertThat(order).allMatch(name -> framework.bundle(name).getState() == Bundle.ACTIVE);
            Callable<?> client = Services.service(framework.context(), Callable.class, "(client=roundtrip)");
            assertThat(client.call()).isEqualTo("loaded and kept: loaded");
        }
    }

    private static Stream<List<String>> rotations(List<String> cast) {
        return Stream.iterate(0, distance -> distance + 1).limit(cast.size()).map(distance -> {
            List<String> rotated = new ArrayList<>(cast);
            Collections.rotate(rotated, distance);
            return rotated;
        });
    }

    private static List<String> reversed(List<String> cast) {
        List<String> reversed = new ArrayList<>(cast);
        Collections.reverse(reversed);
        return reversed;
    }
}
