package org.twatcache.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What else goes on in the machine, and what machine it is. Reads {@code /proc}; elsewhere all is unknown. */
public final class Machine {

    private static final int STEAL_FIELD = 8;

    private Machine() {}

    /** Processor time so far, in ticks of the system. */
    record Ticks(long total, long stolen) {

        /** The share that the host took for others since an earlier moment; 0 where that is unknown. */
        double stealSince(Ticks earlier) {
            long passed = total - earlier.total;
            return passed <= 0 ? 0 : (double) (stolen - earlier.stolen) / passed;
        }
    }

    static Ticks ticks() {
        StringTokenizer fields = new StringTokenizer(firstLine("/proc/stat", ""));
        long total = 0;
        long stolen = 0;
        for (int i = 0; fields.hasMoreTokens() && i <= STEAL_FIELD; i++) {
            String field = fields.nextToken();
            if (i > 0) {
                total += Long.parseLong(field);
            }
            if (i == STEAL_FIELD) {
                stolen = Long.parseLong(field);
            }
        }
        return new Ticks(total, stolen);
    }

    /**
     * How many threads wanted a processor in the last minute.
     *
     * @return as the system says it, or {@code unknown}
     */
    public static String load() {
        return new StringTokenizer(firstLine("/proc/loadavg", "unknown")).nextToken();
    }

    /**
     * The machine in one line.
     *
     * @return cores, processor, Java, system, and today
     */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores, %s, Java %s (%s), %s %s, %s",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vm.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * The jars on the class path, which carry their versions in their names.
     *
     * @param names a regular expression of the names before the versions
     * @return those with such a name
     */
    public static String libraries(String names) {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .filter(name -> name.matches("(" + names + ")-.*\\.jar"))
                .map(name -> name.substring(0, name.length() - ".jar".length()))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String firstLine(String file, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).get(0);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
