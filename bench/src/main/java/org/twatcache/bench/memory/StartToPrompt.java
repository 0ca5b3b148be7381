package org.twatcache.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.BareFelix;
import org.twatcache.bench.harness.Calm;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Pairs;
import org.twatcache.bench.harness.Pty;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Target;

/** From {@code exec java} to the first byte of the prompt: the distribution, with its class archive and without, beside bare Felix. */
final class StartToPrompt {

    private static final int RUNS = 15;
    private static final String PROMPT = "twat-cache>";
    private static final Target NO_LATER = Target.ratioAtMost(1.0);
    private static final Target EARLIER = Target.ratioAtMost(0.8);

    private final Report report;
    private final Settings settings;

    StartToPrompt(Report report, Settings settings) {
        this.report = report;
        this.settings = settings;
    }

    void measure() throws IOException, InterruptedException {
        Path start = settings.checkout().resolve("twat-cache");
        Path felix = settings.checkout().resolve("bench/target/felix");
        if (!Files.isExecutable(start) || !Files.isDirectory(felix)) {
            notTaken("no distribution in " + settings.checkout());
            return;
        }
        if (!Pty.canBeHad()) {
            notTaken("no terminal can be made: install script of util-linux");
            return;
        }
        if (!isBuilt(start)) {
            notTaken("the distribution could not be built or started: see above");
            return;
        }
        Path scratch = Files.createTempDirectory("start-to-prompt");
        try {
            measure(start, felix, scratch);
        } finally {
            Scratch.delete(scratch);
        }
    }

    /** Has the script build and train what is missing, which may take minutes. */
    private static boolean isBuilt(Path start) throws IOException, InterruptedException {
        return new ProcessBuilder(start.toString(), "--version")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void notTaken(String reason) {
        report.add(new Figure("start", "ratio", NO_LATER, null, reason));
        report.add(new Figure("start-with-archive", "ratio", EARLIER, null, reason));
    }

    private void measure(Path start, Path felix, Path scratch) throws IOException, InterruptedException {
        List<String> archived = command(start, scratch.resolve("data"));
        List<String> plain = archived.stream()
                .filter(word -> !word.startsWith(BareFelix.ARCHIVE))
                .toList();
        Pairs pairs = new Pairs(settings.seed());
        Pairs archivedPairs = new Pairs(settings.seed());
        BareFelix bareFelix = BareFelix.of(felix, scratch);
        int runs = settings.shortForm() ? 1 : RUNS;
        Calm calm = new Calm(runs, report::say);
        for (int i = 0; i < runs; i++) {
            List<String> bare = bareFelix.command(plain, scratch.resolve("felix-" + i));
            double[] millis = calm.take("start " + i, () ->
                    new double[] {millis(bare, BareFelix.PROMPT), millis(plain, PROMPT), millis(archived, PROMPT)});
            pairs.add(millis[1], millis[0]);
            archivedPairs.add(millis[2], millis[0]);
        }
        report.say("GROUP START: " + calm.summary());
        boolean withArchive = archived.size() > plain.size();
        report.add(millis("start-bare-felix", pairs.second(), ""));
        report.add(millis("start-ours", pairs.first(), ""));
        report.add(new Figure("start", "of bare Felix", settings.shortForm() ? null : NO_LATER, pairs.ratio(), ""));
        String note = withArchive ? "" : "the distribution has no class archive";
        report.add(millis("start-ours-with-archive", archivedPairs.first(), note));
        report.add(new Figure(
                "start-with-archive",
                "of bare Felix",
                settings.shortForm() ? null : EARLIER,
                withArchive ? archivedPairs.ratio() : null,
                note));
    }

    private static Figure millis(String name, Estimate value, String note) {
        return new Figure(name, "ms", null, value, note);
    }

    /** Starts the distribution by its script, and sees what Java that becomes. */
    private static List<String> command(Path start, Path data) throws IOException {
        try (Pty pty = Pty.start(List.of(start.toString(), "--data", data.toString()))) {
            pty.millisTo(PROMPT);
            return pty.javaCommand();
        }
    }

    private static double millis(List<String> command, String prompt) throws IOException {
        try (Pty pty = Pty.start(command)) {
            return pty.millisTo(prompt);
        }
    }
}
