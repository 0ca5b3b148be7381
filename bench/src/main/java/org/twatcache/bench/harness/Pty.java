package org.twatcache.bench.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A command on a terminal of its own, which {@code script} of util-linux makes. Its clock starts with a byte that the shell
 * writes just before it becomes the command, so that neither the terminal's making nor the shell's start counts. Whoever waits
 * for a text that does not come is told after two minutes, when the command was ended. Used by one thread.
 */
public final class Pty implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final char BEGIN = '\001';
    private static final long PATIENCE_SECONDS = 120;
    private static final long END_SECONDS = 20;

    private final Process process;
    private final StringBuilder shown = new StringBuilder();
    private final CompletableFuture<Void> watchdog;
    private long begin;

    private Pty(Process process) {
        this.process = process;
        this.watchdog = CompletableFuture.runAsync(
                this::stop, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * Whether terminals can be made here.
     *
     * @return whether {@code script} is there
     */
    public static boolean canBeHad() {
        return Files.isExecutable(Path.of("/usr/bin/script"));
    }

    /**
     * Starts a command.
     *
     * @param command its words
     * @return its terminal
     * @throws IOException where it does not start
     */
    public static Pty start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    /**
     * Starts a command.
     *
     * @param command its words
     * @param environment what is to be different in its environment
     * @return its terminal
     * @throws IOException where it does not start
     */
    public static Pty start(List<String> command, Map<String, String> environment) throws IOException {
        String quoted = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        String line = "stty cols 80 rows 24; printf '\\001'; exec " + quoted;
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", line, "/dev/null").redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("SHELL", "/bin/sh");
        return new Pty(builder.start());
    }

    /**
     * Waits for a text.
     *
     * @param text that was not there before
     * @return milliseconds from the command's start to the arrival of the text's first byte
     * @throws IOException where the command ends without
     */
    public double millisTo(String text) throws IOException {
        long shown = awaitText(text, 0);
        return (shown - begin) / 1e6;
    }

    /**
     * Types a line, and waits for what it answers.
     *
     * @param line the line
     * @param answer a text that is not in the line, which the terminal shows, too
     * @return milliseconds from the line's end to the arrival of the answer's first byte
     * @throws IOException where the command ends without
     */
    public double millisFor(String line, String answer) throws IOException {
        int before = shown.length();
        type(line);
        long typed = System.nanoTime();
        return (awaitText(answer, before) - typed) / 1e6;
    }

    /**
     * Types a line that ends the command, and waits for it.
     *
     * @param line the line
     * @throws IOException where the command does not end
     */
    public void end(String line) throws IOException {
        type(line);
        InputStream output = process.getInputStream();
        byte[] buffer = new byte[BUFFER];
        while (output.read(buffer) >= 0) {
            // A terminal that nobody reads stops who writes.
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Still running after: " + line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void type(String line) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write((line + "\r").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** When a text arrived, by {@link System#nanoTime}. */
    private long awaitText(String text, int from) throws IOException {
        InputStream output = process.getInputStream();
        byte[] buffer = new byte[BUFFER];
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
            if (shown.indexOf(text, from) >= 0) {
                return now;
            }
        }
    }

    /**
     * The Java process that was started.
     *
     * @return the first one
     * @throws IOException where there is none
     */
    public ProcessHandle java() throws IOException {
        return descendants().stream()
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() ->
                        new IOException("No Java runs in " + process.info().commandLine()));
    }

    /**
     * The command line of the Java process that was started, as the system has it.
     *
     * @return its words
     * @throws IOException where there is none
     */
    public List<String> javaCommand() throws IOException {
        ProcessHandle.Info info = java().info();
        List<String> command = new ArrayList<>(List.of(info.command().orElseThrow()));
        command.addAll(List.of(info.arguments().orElseThrow()));
        return command;
    }

    private List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ends what was started, and waits for it. */
    @Override
    public void close() {
        watchdog.cancel(false);
        stop();
    }

    private void stop() {
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
