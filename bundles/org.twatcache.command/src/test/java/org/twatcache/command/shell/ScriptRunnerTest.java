package org.twatcache.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.command.FakeCache;
import org.twatcache.command.GogoShell;
import org.twatcache.command.GogoShell.Outcome;

@Timeout(60)
class ScriptRunnerTest {

    private final GogoShell shell = new GogoShell();
    private final FakeCache cache = shell.platform.open("t");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", ";", " ; ;\n", "# nothing", "cache:list --json # comment"})
    void script_thatSucceeds_exits0(String script) {
        assertThat(shell.run(script).code()).isZero();
        assertThat(shell.run(script).err()).isEmpty();
    }

    @Test
    void commands_separatedBySemicolonOrNewline_runInOrder() {
        Outcome outcome =
                shell.run("cache:put t k v; cache:get t k\ncache:remove t k\n\ncache:get t k; x=1; cache:put t $x 2");

        assertThat(outcome).isEqualTo(new Outcome(0, "v\n", ""));
        assertThat(cache.entries).containsOnlyKeys("1");
    }

    @Test
    void script_endsWithTheFirstFailure() {
        Outcome outcome = shell.run("cache:put t a 1; cache:get nope k; cache:put t b 2");

        assertThat(outcome).isEqualTo(new Outcome(1, "", "twat-cache: There are 0 caches 'nope'\n"));
        assertThat(cache.entries).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "cache:nope",
                "nope:x y",
                "cache:put t k 'v",
                "cache:put t k \"v",
                "cache:put t k [v",
                "cache:put t k (v",
                "cache:put t k {v",
                "cache:put t k v |",
                "cache:put t k v)",
                "cache:put t k %x"
            })
    void script_thatIsWrong_exits2(String script) {
        Outcome outcome = shell.run(script);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("twat-cache: ").hasLineCount(1).endsWith("\n");
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void script_withASyntaxErrorAtItsEnd_runsNothing() {
        assertThat(shell.run("cache:put t k v; cache:put t 'k").code()).isEqualTo(2);
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void unknownCommand_isNamed() {
        assertThat(shell.run("cache:nope").err()).isEqualTo("twat-cache: there is no command 'cache:nope'\n");
    }

    @Test
    void ownCommand_withoutThePlatform_isAway() {
        shell.gogo.removeCommand("cache", "list");

        Outcome outcome = new Outcome(
                1, "", "twat-cache: cache:list is away: the platform (org.twatcache.core) is not started\n");
        assertThat(shell.run("cache:list")).isEqualTo(outcome);
    }

    @Test
    void foreignCommand_thatThrows_exits1() {
        shell.add("felix", "stop", (session, arguments) -> {
            throw new IllegalStateException("no\nbundle " + arguments.get(0));
        });

        assertThat(shell.run("stop 12"))
                .isEqualTo(new Outcome(1, "", "twat-cache: IllegalStateException: no bundle 12\n"));
    }

    @Test
    void foreignCommand_thatRefusesItsArguments_exits2() {
        shell.add("x", "digest", (session, arguments) -> {
            throw new IllegalArgumentException("usage: digest FOLDER");
        });

        assertThat(shell.run("digest")).isEqualTo(new Outcome(2, "", "twat-cache: usage: digest FOLDER\n"));
    }

    @Test
    void foreignCommand_thatSaysWhatFailed_isQuoted() {
        shell.add("x", "digest", (session, arguments) -> {
            throw new IOException("digest: x does not exist");
        });

        assertThat(shell.run("digest x")).isEqualTo(new Outcome(1, "", "twat-cache: digest: x does not exist\n"));
    }

    @Test
    void foreignCommand_thatThrowsAnError_exits1() {
        shell.add("felix", "boom", (session, arguments) -> {
            throw new NoClassDefFoundError("x/Y");
        });

        assertThat(shell.run("boom")).isEqualTo(new Outcome(1, "", "twat-cache: NoClassDefFoundError: x/Y\n"));
    }

    @Test
    void stackTrace_isShownForDebugOnly() {
        assertThat(shell.run("cache:get nope k", false).err()).doesNotContain("\tat ");
        assertThat(shell.run("cache:get nope k", true).err()).contains("\tat ", "CacheOperationException");
    }

    @Test
    void results_ofForeignCommands_arePrintedInOrder() {
        shell.add("felix", "lb", (session, arguments) -> "START LEVEL 1");
        cache.put("k", "v");

        Outcome outcome = shell.run("lb; x = 5; cache:get t k; (cache:get t k); lb");

        assertThat(outcome).isEqualTo(new Outcome(0, "START LEVEL 1\nv\nv\nSTART LEVEL 1\n", ""));
    }

    @Test
    void command_thatFailsInsideAPipe_exits1() {
        shell.add("felix", "cat", (session, arguments) -> null);

        Outcome outcome = shell.run("cache:get nope k | cat");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.err()).contains("There are 0 caches 'nope'").hasLineCount(1);
    }

    @Test
    void bareNames_areOursFirst() {
        shell.add("aaa", "list", (session, arguments) -> {
            throw new IllegalStateException("not this one");
        });

        assertThat(shell.run("list --json").code()).isZero();
    }

    @Test
    void outputRedirected_goesToTheFile(@TempDir Path folder) throws IOException {
        cache.put("k", "ü");
        Path file = folder.resolve("out");

        assertThat(shell.run("cache:get t k > " + file)).isEqualTo(new Outcome(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo("ü\n");
    }

    @Test
    void streams_thatAreFull_failTheCommand() throws IOException {
        try (PrintStream full = new PrintStream(new FullDisk(), true)) {
            int code = new ScriptRunner(shell.sessions)
                    .apply(Map.of(
                            "script",
                            "cache:list",
                            "out",
                            full,
                            "err",
                            new PrintStream(OutputStream.nullOutputStream())));

            assertThat(code).isOne();
        }
    }

    @Test
    void streams_areNeverClosed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        PrintStream out = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        new ScriptRunner(shell.sessions).apply(Map.of("script", "cache:list; nope", "out", out, "err", out));

        assertThat(closed).isFalse();
    }

    @Test
    void request_thatLacksSomething_isRefused() {
        ScriptRunner runner = new ScriptRunner(shell.sessions);
        PrintStream out = new PrintStream(OutputStream.nullOutputStream());

        assertThatThrownBy(() -> runner.apply(Map.of("out", out, "err", out)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'script'");
        assertThatThrownBy(() -> runner.apply(Map.of("script", "", "out", out, "err", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'err'", "java.lang.String");
    }

    @Test
    void interrupt_stopsAReplay(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "k\n".repeat(1_000_000));
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        cache.beforeGet = () -> {
            running.countDown();
            Thread.onSpinWait();
        };
        cache.put("k", "v");
        Thread caller = new Thread(() -> {
            code.set(shell.run("cache:replay t " + keys + "; cache:put t after x")
                    .code());
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });

        caller.start();
        running.await();
        caller.interrupt();
        caller.join(5_000);

        assertThat(caller.isAlive()).isFalse();
        assertThat(code).hasValue(130);
        assertThat(stillInterrupted).isTrue();
        long gets = cache.stats.hits;
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("cache:replay")));
        assertThat(gets).isLessThan(1_000_000);
        assertThat(cache.entries).doesNotContainKey("after");
    }

    @Test
    void interrupt_ofACommandThatDoesNotListen_returnsAllTheSame() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean end = new AtomicBoolean();
        shell.add("x", "deaf", (session, arguments) -> {
            running.countDown();
            while (!end.get()) {
                Thread.onSpinWait();
            }
            return null;
        });
        AtomicInteger code = new AtomicInteger();
        Thread caller = new Thread(() -> code.set(shell.run("x:deaf").code()));

        caller.start();
        running.await();
        caller.interrupt();
        caller.join(5_000);
        end.set(true);

        assertThat(code).hasValue(130);
    }

    /** As /dev/full: opened well, refuses every byte. */
    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
