package org.twatcache.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twatcache.bench.harness.Forks;

/** Processes that live with a store. What they say on standard error goes into one log: that of the dying is long. */
final class CrashForks {

    /** They start in half a second and do little that a better compiler would help. */
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Forks forks;
    private final Path log;

    CrashForks(Consumer<String> say, Path target) throws IOException {
        this.forks = new Forks(CrashFork.class, say, OPTIONS, System.getProperty("java.class.path"));
        this.log = Files.createDirectories(target.resolve("crash")).resolve("log.txt");
        Files.deleteIfExists(log);
    }

    ProcessBuilder life(List<String> prefix, String store, Path folder, Path notes, int keys, int number, long seed) {
        ProcessBuilder builder = prepare(List.of(
                CrashFork.LIFE,
                store,
                folder.toString(),
                notes.toString(),
                Integer.toString(keys),
                Integer.toString(number),
                Long.toString(seed)));
        List<String> command = new ArrayList<>(prefix);
        command.addAll(builder.command());
        return builder.command(command);
    }

    ProcessBuilder prepare(List<String> arguments) {
        return forks.prepare(arguments).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /**
     * Runs one to its end.
     *
     * @return what it printed
     * @throws IOException where it ends otherwise than well
     */
    List<String> lines(List<String> arguments) throws IOException, InterruptedException {
        return lines(arguments, false);
    }

    /** As {@link #lines}, of a process that may die of what it does. */
    List<String> linesOfMortal(List<String> arguments) throws IOException, InterruptedException {
        return lines(arguments, true);
    }

    private List<String> lines(List<String> arguments, boolean mortal) throws IOException, InterruptedException {
        Process process = prepare(arguments).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            int exit = process.waitFor();
            if (exit != 0 && !mortal) {
                throw new IOException("A fork ended with " + exit + ", see " + log + ": " + arguments);
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
