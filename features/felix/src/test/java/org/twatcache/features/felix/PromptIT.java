package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The interactive shell on a terminal of no size, which util-linux's {@code script} gives. */
class PromptIT {

    private static final String PROMPT = "twat-cache> ";

    @TempDir
    private Path data;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    @EnabledIf("terminalCanBeHad")
    void terminal_commandsThenCtrlD_ends0AndKeepsHistory() throws Exception {
        // A shell that stayed in between would die of Ctrl-C.
        // At Ctrl-C a terminal sends the signal and then drops what was not read yet, also a prompt that comes in
        // between, unless it is told not to.
        String command = "stty noflsh && exec '" + StartScript.ROOT + "/twat-cache'";
        Process process = StartScript.of(List.of("script", "-qefc", command, "/dev/null"), data)
                .environment("TERM", "xterm")
                .start();
        Thread reading = new Thread(() -> copy(process.getInputStream()), "screen");
        reading.start();
        OutputStream keyboard = process.getOutputStream();

        type(keyboard, "cache:open t\r", 1);
        type(keyboard, "cache:get nope k\r", 2);
        type(keyboard, "cache:open s --option p.password=geheim\r", 3);
        type(keyboard, "cache:o\t u\r", 4);
        type(keyboard, "half a line", 5);
        type(keyboard, "\u0003", () -> shown().contains("half a line"));
        type(keyboard, "\u0004", 6);

        assertThat(StartScript.await(process)).isZero();
        reading.join();
        assertThat(shown()).contains("t: caffeine", "nope", "u: caffeine");
        assertThat(Files.readString(data.resolve("history")))
                .contains("cache:open t", "cache:open  u")
                .doesNotContain("geheim");
    }

    private void type(OutputStream keyboard, String keys, int prompts) throws IOException {
        type(keyboard, keys, () -> shown().split(PROMPT, -1).length > prompts);
    }

    private void type(OutputStream keyboard, String keys, Callable<Boolean> when) throws IOException {
        await().atMost(Duration.ofMinutes(1)).until(when);
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private void copy(InputStream from) {
        byte[] buffer = new byte[1024];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                screen.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean terminalCanBeHad() {
        return Files.isExecutable(Path.of("/usr/bin/script"));
    }
}
