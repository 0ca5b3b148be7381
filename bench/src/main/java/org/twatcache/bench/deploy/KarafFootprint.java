package org.twatcache.bench.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Pty;

/** What {@code feature:install twat-cache-all} costs in a fresh Karaf at its console: time to the first put, and memory. */
final class KarafFootprint {

    private static final int ROUNDS = 5;

    private final Downloads downloads;
    private final Settings settings;
    private final Consumer<String> say;

    KarafFootprint(Downloads downloads, Settings settings, Consumer<String> say) {
        this.downloads = downloads;
        this.settings = settings;
        this.say = say;
    }

    void measure(DeployTargets targets) throws IOException, InterruptedException {
        List<Installed> rounds = new ArrayList<>();
        for (int i = 0; i < (settings.shortForm() ? 1 : ROUNDS); i++) {
            Path folder = downloads.unpack(downloads.karaf(), "karaf-" + i);
            rounds.add(install(new KarafHome(folder), "feature:install twat-cache-all"));
        }
        targets.installed(rounds);
    }

    /** Installs in a Karaf that was started for this, and stops it. */
    Installed install(KarafHome karaf, String installation) throws IOException, InterruptedException {
        try (Pty console = karaf.start()) {
            console.millisTo(KarafHome.PROMPT);
            Jcmd jvm = new Jcmd(console.java());
            Footprint before = jvm.footprint();
            console.millisFor("kar:install " + downloads.kar().toUri() + "; echo \"known\" \"now\"", "known now");
            double millis = console.millisFor(installation + "; echo \"in\" \"place\"", "in place");
            millis += console.millisFor(
                    "cache:open t; cache:put t k v; cache:get t k; echo \"put\" \"there\"", "put there");
            Footprint added = jvm.footprint().since(before);
            say.accept("KARAF %s in %.0f ms, added: %s".formatted(installation, millis, added.toText()));
            return new Installed(millis / 1e3, added);
        }
    }

    /**
     * A Karaf with everything.
     *
     * @param seconds from the installation's command to the answer of the first put
     * @param added memory
     */
    record Installed(double seconds, Footprint added) {}
}
