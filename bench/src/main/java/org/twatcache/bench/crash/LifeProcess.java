package org.twatcache.bench.crash;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The process of one {@link Life}, as its checker sees it. Used by one thread. */
final class LifeProcess implements AutoCloseable {

    private static final long OPENING_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private LifeProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static LifeProcess start(ProcessBuilder builder) throws IOException {
        return new LifeProcess(builder.start());
    }

    /** What it finds, one for each key; empty where the store did not open and answer within a minute. */
    Optional<List<Found>> found() throws IOException {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);
        var unused = watch.schedule(process::destroyForcibly, OPENING_SECONDS, TimeUnit.SECONDS);
        try {
            List<Found> found = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(Life.READY)) {
                    return Optional.of(found);
                }
                Found.parse(line).ifPresent(found::add);
            }
            return Optional.empty();
        } finally {
            watch.shutdownNow();
        }
    }

    /** Has the writers begin. */
    void go() throws IOException {
        in.write(Life.GO);
        in.newLine();
        in.flush();
    }

    Process process() {
        return process;
    }

    /** Has it close its store and end, where it still lives. */
    @Override
    public void close() throws IOException {
        try {
            in.close();
            if (!process.waitFor(OPENING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
