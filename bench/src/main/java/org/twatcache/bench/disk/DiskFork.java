package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;

/** One fork: measures one thing and prints what it found. */
public final class DiskFork {

    static final String SIZE = "size";
    static final String QUOTA = "quota";
    static final String TIGHT = "quota-tight";
    static final String HOLDS = "holds";
    static final String FILL = "fill";
    static final String LEAVE = "leave";
    static final String START = "start";

    private DiskFork() {}

    /**
     * Measures.
     *
     * @param args of a chain: a group, and a plan; of anything else: what, a store, and an amount or a folder
     * @throws IOException where a file cannot be read or written
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Stage stage = new Stage();
        switch (args[0]) {
            case SIZE -> Space.run(stage, args[1], Integer.parseInt(args[2]));
            case QUOTA -> Quota.ample(stage, args[1], Integer.parseInt(args[2]));
            case TIGHT -> Quota.tight(stage, args[1], Integer.parseInt(args[2]));
            case HOLDS -> Holds.run(stage, args[1]);
            case FILL -> restart(stage, args).fill();
            case LEAVE -> restart(stage, args).leave();
            case START -> restart(stage, args).start();
            default -> rounds(stage, args[0], Plan.parse(args[1])).forEach(round -> System.out.println(round.toLine()));
        }
        // Some stores leave threads behind that would keep this process alive.
        System.out.flush();
        System.exit(0);
    }

    private static Restart restart(Stage stage, String[] args) {
        return new Restart(stage, args[1], Path.of(args[2]));
    }

    private static List<Round> rounds(Stage stage, String group, Plan plan) throws IOException, InterruptedException {
        if (group.equals(Sustained.group(1))) {
            return new Sustained(stage, 1, plan).run();
        }
        if (group.equals(Sustained.group(Sustained.MANY))) {
            return new Sustained(stage, Sustained.MANY, plan).run();
        }
        if (group.equals(RegionTimes.GROUP)) {
            return RegionTimes.run(stage, group, List.of(Entrant.COMMIT, Entrant.XODUS), plan);
        }
        if (group.equals(RegionTimes.FAULTS)) {
            return RegionTimes.run(stage, group, List.of(Entrant.APART), plan);
        }
        return new Chains(stage, Group.named(group), plan).run();
    }
}
