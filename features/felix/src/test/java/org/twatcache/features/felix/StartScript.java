package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts {@code ./twat-cache} with a data folder of the test's own. */
final class StartScript {

    static final Path ROOT = Path.of(System.getProperty("twat-cache.root"));

    private static final long MINUTES = 2;

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = ROOT;

    private StartScript(List<String> command) {
        this.command = command;
    }

    static StartScript with(Path data, String... arguments) {
        return at(ROOT.resolve("twat-cache"), data, arguments);
    }

    static StartScript at(Path script, Path data, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return of(command, data);
    }

    static StartScript of(List<String> command, Path data) {
        return new StartScript(command)
                .environment("TWAT_CACHE_DATA", data.toString())
                .environment("TWAT_CACHE_BUILD", "never");
    }

    StartScript environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    StartScript in(Path folder) {
        this.directory = folder;
        return this;
    }

    /** Starts and waits. */
    Outcome run() {
        return run("");
    }

    /** Starts, types, and waits. */
    Outcome run(String input) {
        Process process = start();
        CompletableFuture<String> out = read(process.getInputStream());
        CompletableFuture<String> err = read(process.getErrorStream());
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code says why.
        }
        return new Outcome(await(process), out.join(), err.join());
    }

    Process start() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "TWAT_CACHE_JAVA_OPTS"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int await(Process process) {
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            // Of a process that ended this would only close the streams, which may not have been read yet.
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
    }

    static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How it ended, and what it said. */
    record Outcome(int code, String out, String err) {}
}
