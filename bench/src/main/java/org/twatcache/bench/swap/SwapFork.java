package org.twatcache.bench.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.BundleException;

/** One fork: a framework with clients, and what they found. */
public final class SwapFork {

    static final String SHORT = "short";
    static final String FULL = "full";

    private SwapFork() {}

    /**
     * Measures one part.
     *
     * @param args the part, {@value #SHORT} or {@value #FULL}, the seed, and {@link Folders}
     * @throws IOException where a file cannot be read or written
     * @throws BundleException where the framework or a bundle does not start or stop
     * @throws InterruptedException where the thread was interrupted
     */
    public static void main(String[] args) throws IOException, BundleException, InterruptedException {
        boolean brief = args[1].equals(SHORT);
        long seed = Long.parseLong(args[2]);
        List<String> rest = Arrays.asList(args).subList(3, args.length);
        Folders folders = Folders.parse(rest);
        switch (args[0]) {
            case SwapProgram.LOAD -> new UnderLoad(brief ? Load.SHORT : Load.FULL, seed).run(folders);
            case SwapProgram.SPEED -> new Speed(brief ? 50_000 : 1_000_000, brief ? 1 : 5, seed).run(folders);
            case SwapProgram.FAILING -> failing(brief, seed).run(folders);
            case SwapProgram.FAULTS -> new PlantedFaults(Load.PLANTED, seed).run(folders);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static FailingTarget failing(boolean brief, long seed) {
        // The platform rightly warns of every engine that fails; here that is what they are for.
        System.setProperty("org.slf4j.simpleLogger.log.org.twatcache", "off");
        return brief
                ? new FailingTarget(4, 10_000, Duration.ofMillis(400), seed)
                : new FailingTarget(20, 50_000, Duration.ofSeconds(1), seed);
    }
}
