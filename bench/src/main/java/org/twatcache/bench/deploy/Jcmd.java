package org.twatcache.bench.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Asks a running JVM, by the tool that comes with each. */
final class Jcmd {

    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern METASPACE =
            Pattern.compile("(?s)Total Usage.*?Both:[^\\n]*?(\\d+) bytes \\([^)]*\\) used");
    private static final Pattern CODE = Pattern.compile("size=\\d+Kb used=(\\d+)Kb");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int COLLECTIONS = 3;
    private static final int KILOBYTE = 1_024;

    private final ProcessHandle java;

    /** For one JVM. */
    Jcmd(ProcessHandle java) {
        this.java = java;
    }

    /** What it holds after collections. */
    Footprint footprint() throws IOException, InterruptedException {
        for (int i = 1; i < COLLECTIONS; i++) {
            ask("GC.run");
        }
        // Counts live objects, for which it collects once more.
        long heap = sum(LIVE, ask("GC.class_histogram"));
        long metaspace = sum(METASPACE, ask("VM.metaspace", "scale=1"));
        long code = sum(CODE, ask("Compiler.codecache")) * KILOBYTE;
        long resident =
                sum(RESIDENT, Files.readString(Path.of("/proc", Long.toString(java.pid()), "status"))) * KILOBYTE;
        return new Footprint(heap, metaspace, code, resident);
    }

    private String ask(String... question) throws IOException, InterruptedException {
        String jcmd = Path.of(java.info().command().orElseThrow())
                .resolveSibling("jcmd")
                .toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(java.pid()), String.join(" ", question))
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            String answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("The JVM did not tell " + question[0] + ": " + answer);
            }
            return answer;
        }
    }

    private static long sum(Pattern number, String text) throws IOException {
        if (!number.matcher(text).find()) {
            throw new IOException("No " + number + " in: " + text);
        }
        return number.matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}
