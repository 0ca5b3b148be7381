package org.twatcache.bench.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A command on a terminal of its own, which {@code script} of util-linux makes. Its clock starts with a byte that the shell
 * writes just before it becomes the command, so that neither the terminal's making nor the shell's start counts.
 */
final class Pty implements AutoCloseable {

    private static final char BEGIN = '\001';
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final StringBuilder shown = new StringBuilder();
    private final CompletableFuture<Void> watchdog;
    private long begin;

    private Pty(Process process) {
        this.process = process;
        this.watchdog = CompletableFuture.runAsync(
                this::end, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    static Pty start(List<String> command) throws IOException {
        String quoted = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        String line = "stty cols 80 rows 24; printf '\\001'; exec " + quoted;
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", line, "/dev/null").redirectErrorStream(true);
        builder.environment().put("SHELL", "/bin/sh");
        return new Pty(builder.start());
    }

    /** Milliseconds from the command's start to the arrival of the first byte of a text. */
    double millisTo(String text) throws IOException {
        InputStream output = process.getInputStream();
        byte[] buffer = new byte[8_192];
        while (true) {
            int count = output.read(buffer);
            long now = System.nanoTime();
            if (count < 0) {
                throw new IOException("No " + text + " came, but: " + shown);
            }
            int before = shown.length();
            shown.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            if (begin == 0 && shown.indexOf(String.valueOf(BEGIN), before) >= 0) {
                begin = now;
            }
            // Where the text's end is in another piece than its beginning this is late by that much, for everyone.
            if (shown.indexOf(text) >= 0) {
                return (now - begin) / 1e6;
            }
        }
    }

    /** The command line of the Java process that was started, as the system has it. */
    List<String> javaCommand() throws IOException {
        return descendants().stream()
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("/java"))
                .map(info -> {
                    List<String> command =
                            new ArrayList<>(List.of(info.command().orElseThrow()));
                    command.addAll(List.of(info.arguments().orElseThrow()));
                    return command;
                })
                .findFirst()
                .orElseThrow(() ->
                        new IOException("No Java runs in " + process.info().commandLine()));
    }

    private List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ends what was started, and waits for it. */
    @Override
    public void close() {
        watchdog.cancel(false);
        end();
    }

    private void end() {
        List<ProcessHandle> all = descendants();
        all.forEach(ProcessHandle::destroy);
        all.forEach(Pty::await);
        process.destroy();
        await(process.toHandle());
    }

    private static void await(ProcessHandle handle) {
        if (handle.onExit()
                .completeOnTimeout(handle, 5, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            handle.destroyForcibly();
        }
    }
}
