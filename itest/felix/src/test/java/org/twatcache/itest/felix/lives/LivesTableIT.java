package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.twatcache.itest.felix.lives.Row.Data.ALIVE;
import static org.twatcache.itest.felix.lives.Row.Data.GONE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;

/** Every way in which a handle, a context, an owner or the platform may end, and what becomes of the engine and the data. */
final class LivesTableIT {

    static Stream<Row> rows() {
        return Stream.of(
                //      what happens                                    created, ended, data
                new Row("a handle is closed", 1, 1, GONE, Handles::handleClosed),
                new Row("a handle is closed twice", 1, 1, GONE, Handles::handleClosedTwice),
                new Row("one of two handles of a name is closed twice", 1, 0, ALIVE, Handles::oneOfTwoClosed),
                new Row("an exception inside try", 1, 1, GONE, Handles::exceptionInsideTry),
                new Row("an exception inside try, and a failing close", 1, 1, GONE, Handles::failingClose),
                new Row("a context's handle is closed", 1, 0, ALIVE, Handles::handleOfContextClosed),
                new Row("a context is closed", 1, 1, GONE, Handles::contextClosed),
                new Row("a context is closed twice before its handle", 1, 0, ALIVE, Handles::contextClosedFirst),
                new Row("the handle of getOrCreate is closed", 1, 0, ALIVE, Handles::ownersHandleClosed),
                new Row("getOrCreate, then destroy", 1, 1, GONE, Handles::destroyed),
                new Row("the service is ungotten", 1, 0, ALIVE, Bundles::serviceUngotten),
                new Row("the component is reconfigured", 1, 0, ALIVE, Bundles::componentReconfigured),
                new Row("a constructor throws after open", 1, 0, ALIVE, Bundles::constructorThrows),
                new Row("the bundle is stopped", 1, 1, GONE, Bundles::bundleStopped),
                new Row("the bundle is stopped while it loads", 1, 1, GONE, Bundles::bundleStoppedInLoad),
                new Row("the bundle closes its handle while it stops", 1, 1, GONE, Bundles::closedWhileStopping),
                new Row("the bundle is stopped, and a close fails", 3, 3, GONE, Bundles::bundleStoppedAndCloseFails),
                new Row("the bundle is updated", 2, 1, GONE, Bundles::bundleUpdated),
                new Row("the bundle is refreshed", 2, 1, GONE, Bundles::bundleRefreshed),
                new Row("the bundle is uninstalled", 1, 1, GONE, Bundles::bundleUninstalled),
                new Row("a handle outlives the bundle that opened it", 1, 1, GONE, Bundles::openerStopped),
                new Row("a bundle that borrowed a handle is stopped", 1, 0, ALIVE, Bundles::borrowerStopped),
                new Row("the engine's bundle is stopped", 1, 1, ALIVE, Platforms::engineStopped),
                new Row("the engine's bundle is stopped and started", 2, 1, ALIVE, Platforms::engineRestarted),
                new Row("the engine's service is replaced by another", 2, 1, ALIVE, Platforms::engineReplaced),
                new Row("core is stopped", 1, 1, GONE, Platforms::coreStopped),
                new Row("core is stopped and started", 2, 1, GONE, Platforms::coreRestarted),
                new Row("the framework is stopped", 1, 1, GONE, Platforms::frameworkStopped));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void event_inALife_endsEachEngineOnce(Row row, @TempDir Path folder) throws Exception {
        Stage stage = new Stage(folder);
        try (stage) {
            row.act().on(stage);
            assertThat(stage.counts().created()).as("engines created").isEqualTo(row.created());
            assertThat(stage.counts().ended()).as("engines ended").isEqualTo(row.ended());
            assertThat(stage.dataIsAlive()).as("data alive").isEqualTo(row.data() == ALIVE);
            stop(stage.client);
            assertThat(stage.counts().ends()).as("after the client").containsOnly(1);
            assertThat(stage.dataIsAlive()).isFalse();
        }
        assertThat(stage.counts().created()).isEqualTo(row.created());
        assertThat(stage.counts().ends()).as("after the framework").containsOnly(1);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    /** The threads of the platform that are alive. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("twat-cache"))
                .toList();
    }

    private static void stop(Bundle bundle) throws Exception {
        if (bundle.getState() == Bundle.ACTIVE) {
            bundle.stop();
        }
    }
}
