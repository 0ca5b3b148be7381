package org.twatcache.bench.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.deploy.fault.HoardingActivator;
import org.twatcache.bench.harness.MadeBundle;
import org.twatcache.bench.harness.Report;

/** Deployments with a fault each: a measurement that they pass would find nothing wrong with ours. */
final class DeployFaults {

    private final Downloads downloads;
    private final Settings settings;
    private final Report report;

    DeployFaults(Downloads downloads, Settings settings, Report report) {
        this.downloads = downloads;
        this.settings = settings;
        this.report = report;
    }

    void plant() throws IOException, InterruptedException {
        report.planted(
                "a distribution that starts like bare Felix",
                !DeployTargets.START.metBy(new FelixStarts(downloads, settings, report::say).bareBesideItself()));
        Path hoarding =
                new MadeBundle("org.acme.hoarding", HoardingActivator.class, "").into(downloads.folder("hoarding"));
        Path karaf = downloads.unpack(downloads.karaf(), "karaf-hoarding");
        KarafFootprint.Installed installed = new KarafFootprint(downloads, settings, report::say)
                .install(new KarafHome(karaf), "feature:install twat-cache-all; bundle:install -s " + hoarding.toUri());
        report.planted("a bundle that holds 40 MB", !DeployTargets.LIVE.metBy(DeployTargets.live(List.of(installed))));
    }
}
