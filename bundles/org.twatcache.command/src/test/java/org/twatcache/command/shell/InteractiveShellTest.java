package org.twatcache.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.felix.service.command.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twatcache.command.FakeCache;
import org.twatcache.command.GogoShell;

@Timeout(60)
class InteractiveShellTest {

    private final GogoShell gogo = new GogoShell();
    private final FakeCache cache = gogo.platform.open("t");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, Object> shell = new InteractiveShell(gogo.sessions)
            .apply(Map.of("out", new PrintStream(out, true), "err", new PrintStream(err, true)));

    @AfterEach
    void close() {
        ((Runnable) Objects.requireNonNull(shell.get("close"))).run();
    }

    @Test
    void lines_shareOneSession() {
        assertThat(run("x = k")).isZero();
        assertThat(run("cache:put t $x v")).isZero();
        assertThat(run("cache:get t k")).isZero();
        assertThat(text(out)).isEqualTo("v\n");
    }

    @Test
    void line_thatFails_leavesTheSession() {
        assertThat(run("cache:get nope k")).isOne();
        assertThat(run("nope")).isEqualTo(2);
        assertThat(run("cache:put t k v")).isZero();
        assertThat(text(err))
                .isEqualTo("twat-cache: There are 0 caches 'nope'\ntwat-cache: there is no command 'nope'\n");
    }

    @Test
    void line_thatIsNotFinished_asksForMore() {
        assertThat(run("cache:put t k 'a")).isEqualTo(-1);
        assertThat(text(err)).isEmpty();
        assertThat(run("cache:put t k 'a\nb'")).isZero();
        assertThat(cache.entries).containsEntry("k", "a\nb");
    }

    @Test
    void result_ofAForeignCommand_isPrinted() {
        gogo.add("felix", "seven", (session, arguments) -> 7);

        assertThat(run("seven")).isZero();
        assertThat(text(out)).isEqualTo("7\n");
    }

    @Test
    void interrupt_endsTheLineAndKeepsTheSession() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        gogo.add("x", "sleep", (session, arguments) -> {
            running.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        AtomicInteger code = new AtomicInteger();
        run("x = k");
        Thread caller = new Thread(() -> code.set(run("x:sleep")));

        caller.start();
        running.await();
        caller.interrupt();
        caller.join();

        assertThat(code).hasValue(130);
        assertThat(run("cache:put t $x v; cache:get t $x")).isZero();
        assertThat(text(out)).endsWith("v\n");
        assertThat(text(err)).isEqualTo("twat-cache: interrupted\n");
    }

    @Test
    void writer_thatIsInterrupted_doesNotSilenceTheSession() {
        gogo.add("x", "hurt", (session, arguments) -> {
            Thread.currentThread().interrupt();
            session.getConsole().println("lost?");
            Process.Utils.current().out().println("lost");
            return null;
        });

        run("x:hurt");

        assertThat(run("cache:put t k v; cache:get t k")).isZero();
        assertThat(text(out)).endsWith("v\n");
    }

    @Test
    void session_afterClose_saysSo() {
        close();

        assertThat(run("cache:list")).isOne();
        assertThat(text(err)).contains("session is closed");
    }

    @Test
    void sessions_closeWithTheirComponent() {
        gogo.sessions.closeAll();

        assertThat(run("cache:list")).isOne();
    }

    @SuppressWarnings("unchecked")
    private int run(String line) {
        return ((Function<String, Integer>) Objects.requireNonNull(shell.get("run"))).apply(line);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
