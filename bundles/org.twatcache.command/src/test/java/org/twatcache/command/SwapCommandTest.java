package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.command.GogoShell.Outcome;

@Timeout(60)
class SwapCommandTest {

    private final GogoShell shell = new GogoShell();
    private final FakeCache cache = shell.platform.open("t");
    private final FakeMigration migration = cache.migration;

    SwapCommandTest() {
        shell.platform.engines.add(new CacheAdmin.EngineUse(FakePlatform.engine("xodus", List.of("disk"), ""), 0));
    }

    @Test
    void swap_asJson_saysWhatWasMoved() {
        assertThat(shell.run("cache:swap t xodus --json"))
                .isEqualTo(new Outcome(
                        0,
                        "{\"cache\":\"t\",\"from\":\"caffeine\",\"to\":\"xodus\",\"mode\":\"migrate\",\"moved\":1000,"
                                + "\"dropped\":0,\"failedCalls\":0,\"durationMs\":41}\n",
                        ""));
        assertThat(shell.platform.calls).containsExactly("swap t xodus MIGRATE");
    }

    @Test
    void swap_asText_isOneLine() {
        assertThat(shell.run("cache:swap t xodus"))
                .isEqualTo(new Outcome(
                        0, "t: caffeine -> xodus (migrate), 1000 moved, 0 dropped, 0 calls failed, 41 ms\n", ""));
    }

    @Test
    void swap_inEachMode_asksForIt() {
        shell.run("cache:swap t xodus --mode migrate; cache:swap t disk --mode=cold");

        assertThat(shell.platform.calls).containsExactly("swap t xodus MIGRATE", "swap t disk COLD");
    }

    @Test
    void swap_fromNoEngine_saysNull() {
        migration.result =
                new Migration.Result(null, "xodus", SwapMode.COLD, 0, 7, Duration.ofMillis(1), Duration.ZERO);

        assertThat(shell.run("cache:swap t xodus --json").out())
                .startsWith(
                        "{\"cache\":\"t\",\"from\":null,\"to\":\"xodus\",\"mode\":\"cold\",\"moved\":0,\"dropped\":7,");
        assertThat(shell.run("cache:swap t xodus").out())
                .startsWith("t: no engine -> xodus (cold), 0 moved, 7 dropped");
    }

    @Test
    void swap_withFailuresMeanwhile_countsThem() {
        migration.meanwhile = () -> cache.stats.errors += 3;

        assertThat(shell.run("cache:swap t xodus --json").out()).contains("\"failedCalls\":3,");
    }

    @Test
    void swap_thatTakesLongerThanOneWait_isWaitedFor() {
        migration.waitsBeforeTheEnd = 5;

        assertThat(shell.run("cache:swap t xodus --json").out()).contains("\"moved\":1000");
    }

    @Test
    void swap_thatFails_tellsTheReason() {
        migration.waitsBeforeTheEnd = 2;
        migration.failure = "The engine 'xodus' is full";

        Outcome outcome = shell.run("cache:swap t xodus --json");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        1,
                        "{\"error\":{\"type\":\"CacheOperationException\",\"message\":\"The engine 'xodus' is full\","
                                + "\"cache\":\"t\",\"engine\":\"xodus\",\"available\":null}}\n",
                        "twat-cache: The engine 'xodus' is full\n"));
    }

    @Test
    void swap_toAnEngineThatIsNotThere_saysWhatIs() {
        Outcome outcome = shell.run("cache:swap t nope --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .startsWith("{\"error\":{\"type\":\"EngineNotAvailableException\",")
                .endsWith("\"cache\":\"t\",\"engine\":\"nope\",\"available\":[\"caffeine\",\"xodus\"]}}\n");
    }

    @Test
    void swap_inAModeThatIsNone_doesNothing() {
        Outcome outcome = shell.run("cache:swap t xodus --mode hot");

        assertThat(outcome)
                .isEqualTo(new Outcome(2, "", "twat-cache: cache:swap: --mode: 'hot' is neither migrate nor cold\n"));
        assertThat(shell.platform.calls).isEmpty();
    }

    @Test
    void interrupt_ofTheRunner_cancelsTheSwap() throws InterruptedException {
        migration.hangs = true;
        AtomicInteger code = new AtomicInteger();
        Thread caller = new Thread(
                () -> code.set(shell.run("cache:swap t xodus; cache:put t k v").code()));

        caller.start();
        migration.awaited.await();
        caller.interrupt();
        migration.cancelled.await();
        caller.join();

        assertThat(code).hasValue(130);
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void swap_thatIsInterrupted_saysThatItIsCancelled() {
        migration.hangs = true;

        assertThatThrownBy(this::swapInterrupted)
                .isInstanceOf(InterruptedException.class)
                .hasMessage(
                        "The swap of cache 't' to 'xodus' was interrupted and is cancelled: it is served as before");
    }

    @Test
    void swap_thatIsInterruptedTooLate_saysSo() {
        migration.hangs = true;
        migration.cancellable = false;

        assertThatThrownBy(this::swapInterrupted)
                .isInstanceOf(InterruptedException.class)
                .hasMessageEndingWith("was interrupted when it was over already: see cache:why t");
        assertThat(migration.cancelled.getCount()).isZero();
    }

    private void swapInterrupted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommandSession session = shell.gogo.createSession(InputStream.nullInputStream(), out, out)) {
            Thread.currentThread().interrupt();
            new SwapCommand(shell.caches).execute(session, List.of("t", "xodus"));
        }
    }
}
