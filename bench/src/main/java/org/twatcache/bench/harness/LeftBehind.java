package org.twatcache.bench.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM holds.
 *
 * @param heap live bytes
 * @param threads live threads
 * @param files open files, where the system tells
 * @param services registered services
 */
public record LeftBehind(long heap, long threads, long files, long services) {

    private static final int COLLECTIONS = 3;

    /**
     * After three collections.
     *
     * @param services how many services are registered
     * @return what there is now
     * @throws IOException where the open files cannot be counted
     */
    public static LeftBehind now(int services) throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new LeftBehind(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles(),
                services);
    }

    /**
     * What came in a time.
     *
     * @param before what there was
     * @return the differences
     */
    public LeftBehind since(LeftBehind before) {
        return new LeftBehind(
                heap - before.heap, threads - before.threads, files - before.files, services - before.services);
    }

    /**
     * As a line of a fork's output.
     *
     * @return numbers
     */
    public String toLine() {
        return heap + " " + threads + " " + files + " " + services;
    }

    /**
     * Reads the last line of a fork's output.
     *
     * @param lines what it printed
     * @return what it counted
     * @throws IOException where it said nothing
     */
    public static LeftBehind parse(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            throw new IOException("The fork said nothing");
        }
        String[] words = lines.get(lines.size() - 1).split(" ", -1);
        return new LeftBehind(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    /**
     * How many files this process has open.
     *
     * @return 0 where the system does not tell
     * @throws IOException where they cannot be listed
     */
    public static long openFiles() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (var files = Files.list(open)) {
            return files.count();
        }
    }
}
