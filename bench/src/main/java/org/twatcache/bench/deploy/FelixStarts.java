package org.twatcache.bench.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.BareFelix;
import org.twatcache.bench.harness.Calm;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Pairs;
import org.twatcache.bench.harness.Pty;

/** How soon the downloaded distribution shows its prompt, by its script and without it, beside bare Felix with a class archive and without. */
final class FelixStarts {

    private static final int ROUNDS = 15;
    private static final int FAULT_ROUNDS = 3;
    private static final String PROMPT = "twat-cache>";

    private final Downloads downloads;
    private final Settings settings;
    private final Consumer<String> say;

    FelixStarts(Downloads downloads, Settings settings, Consumer<String> say) {
        this.downloads = downloads;
        this.settings = settings;
        this.say = say;
    }

    void measure(DeployTargets targets) throws IOException, InterruptedException {
        Path scratch = downloads.folder("felix");
        Path home = downloads.unpack(downloads.distribution("tar.gz"), "distribution");
        List<String> script = List.of(
                home.resolve("bin/twat-cache").toString(),
                "--data",
                scratch.resolve("data").toString());
        // The first start makes the class archive, the second one shows what Java it becomes.
        millis(script, PROMPT);
        List<String> java = javaOf(script);
        BareFelix bare = BareFelix.of(downloads.felix(), scratch);
        String archive = archiveOf(bare, java, scratch);

        int rounds = settings.shortForm() ? 1 : ROUNDS;
        Starts starts = new Starts(settings.seed());
        Calm calm = new Calm(rounds, say);
        for (int i = 0; i < rounds; i++) {
            Path storage = scratch.resolve("storage-" + i);
            starts.add(calm.take(
                    "round " + i,
                    () -> new Starts.Round(
                            millis(script, PROMPT),
                            millis(bare.command(java, storage.resolve("plain")), BareFelix.PROMPT),
                            millis(java, PROMPT),
                            millis(bare.command(java, storage.resolve("archived"), archive), BareFelix.PROMPT))));
        }
        say.accept("GROUP FELIX: " + calm.summary());
        targets.starts(starts, calm.disturbed());
        targets.download("zip", Files.size(downloads.distribution("zip")));
        targets.download("tar.gz", Files.size(downloads.distribution("tar.gz")));
    }

    /** A fault: what has neither our launcher nor an archive. */
    Estimate bareBesideItself() throws IOException {
        Path scratch = downloads.folder("felix-faults");
        BareFelix bare = BareFelix.of(downloads.felix(), scratch);
        List<String> java = List.of("java", "-XX:+UseSerialGC");
        Pairs pairs = new Pairs(settings.seed());
        for (int i = 0; i < FAULT_ROUNDS; i++) {
            Path storage = scratch.resolve("storage-" + i);
            pairs.add(
                    millis(bare.command(java, storage.resolve("one")), BareFelix.PROMPT),
                    millis(bare.command(java, storage.resolve("other")), BareFelix.PROMPT));
        }
        return pairs.ratio();
    }

    /** An archive of the classes of bare Felix, as ours has one: of a run that showed its prompt. */
    private static String archiveOf(BareFelix bare, List<String> java, Path scratch) throws IOException {
        Path archive = scratch.resolve("bare.jsa");
        try (Pty pty =
                Pty.start(bare.command(java, scratch.resolve("training"), "-XX:ArchiveClassesAtExit=" + archive))) {
            pty.millisTo(BareFelix.PROMPT);
            pty.end("stop 0");
        }
        if (!Files.exists(archive)) {
            throw new IOException("Bare Felix left no archive of its classes");
        }
        return BareFelix.ARCHIVE + "=" + archive;
    }

    private static List<String> javaOf(List<String> script) throws IOException {
        try (Pty pty = Pty.start(script)) {
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
