package org.twatcache.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleException;
import org.twatcache.TwatCache;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Asked;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.FelixHome;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Reads;
import org.twatcache.bench.harness.Scratch;

/** One fork: hits side by side, or many loads at once. */
public final class LoadFork {

    static final String HITS = "hits";
    static final String METHODS = "methods";
    static final String PROXIES = "proxies";
    static final String FAULTS = "faults";
    static final String STAMPEDE = "stampede";
    static final String RACES = "races";
    static final String TAG_RACES = "tag-races";
    static final String CARELESS_TAG_RACES = "careless-tag-races";
    static final String TAGS = "tags";
    static final String LAZY_TAGS = "lazy-tags";
    static final String CARELESS = "careless";
    static final String CARELESS_STAMPEDE = "careless-stampede";

    /** The system property with the folder into which Maven built the load programs. */
    static final String TARGET = "bench.target";

    static final String ZIPF = "zipf-1t";
    static final String HOT = "hot-1t";

    private static final int KEYS = 100_000;
    private static final int HOT_KEYS = 1_024;

    /** Neighbours are compared. */
    private static final List<String> FUNCTIONS = List.of(Subjects.MEMOIZED, Subjects.BARE, Subjects.LOADING);

    private static final List<String> OBJECTS =
            List.of(Subjects.SPRING, Subjects.ANNOTATED, Subjects.BARE, Subjects.PROXIED, Subjects.SPRING);

    private LoadFork() {}

    /**
     * Measures.
     *
     * @param args a group and a plan; or a part, how much of it, the seed, and what it needs besides
     * @throws IOException where a file cannot be read or written
     * @throws BundleException where the framework or a bundle does not start
     * @throws InterruptedException where the thread was interrupted
     */
    public static void main(String[] args) throws IOException, BundleException, InterruptedException {
        switch (args[0]) {
            case HITS -> hits(FUNCTIONS, Plan.parse(args[1]));
            case METHODS -> methods(Plan.parse(args[1]));
            case PROXIES -> proxies(args);
            case FAULTS -> hits(List.of(Subjects.SLOWED, Subjects.BARE, Subjects.DELAYED), Plan.parse(args[1]));
            case STAMPEDE, CARELESS_STAMPEDE -> stampede(args);
            case RACES -> Races.ofTheCache(Integer.parseInt(args[1])).tell();
            case TAG_RACES -> Races.ofTags(Integer.parseInt(args[1])).tell();
            case CARELESS_TAG_RACES ->
                Races.carelessWithTags(Integer.parseInt(args[1])).tell();
            case TAGS -> Tags.tell(Integer.parseInt(args[1]), false);
            case LAZY_TAGS -> Tags.tell(Integer.parseInt(args[1]), true);
            case CARELESS -> Races.careless(Integer.parseInt(args[1])).tell();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void hits(List<String> names, Plan plan) throws InterruptedException {
        try (TwatCache platform = TwatCache.standalone(LoadFork.class)) {
            hits(names, new Subjects(platform), plan);
        }
    }

    private static void hits(List<String> names, Subjects made, Plan plan) throws InterruptedException {
        List<String> all = Keys.make(KEYS);
        Map<String, Asked> subjects = made.open(plan.inTurn(names), all);
        System.gc();
        run(ZIPF, names, subjects, Keys.zipf(all, 1, plan.seed()), plan);
        run(HOT, names, subjects, Keys.hot(all, HOT_KEYS, 1, plan.seed()), plan.warm());
    }

    private static void methods(Plan plan) throws IOException, BundleException, InterruptedException {
        Path scratch = Files.createTempDirectory("load");
        try (ServiceStage stage = ServiceStage.start(target(), scratch, ServiceStage.FOLLOWING)) {
            stage.operator(ServiceStage.CONFIGURED).on();
            hits(OBJECTS, new Subjects(stage.contexts(), () -> stage.lookUpProxy()::find), plan);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static Path target() {
        return Path.of(System.getProperty(TARGET, ""));
    }

    private static void proxies(String[] args) throws IOException, BundleException, InterruptedException {
        Path scratch = Files.createTempDirectory("load");
        try (ServiceStage stage = ServiceStage.start(target(), scratch, args[4])) {
            new ProxyCycles(stage, args[3]).run(Integer.parseInt(args[1]), Long.parseLong(args[2]));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void run(String workload, List<String> names, Map<String, Asked> subjects, Keys keys, Plan plan)
            throws InterruptedException {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        subjects.forEach((name, asked) ->
                candidates.put(name, new Candidate(name, Apart.work(Reads.class, asked, keys))));
        List<Candidate> chain = new ArrayList<>();
        names.forEach(name -> chain.add(candidates.get(name)));
        new Chain(workload, 1, chain).run(plan).forEach(round -> System.out.println(round.toLine()));
    }

    private static void stampede(String[] args) throws IOException, BundleException, InterruptedException {
        Path scratch = Files.createTempDirectory("load");
        try (FelixHome home = FelixHome.start(
                target().resolve("felix/bundle"),
                target().resolve("lib"),
                scratch.resolve("storage"),
                Stampede.ENGINES)) {
            new Stampede(home, args[0].equals(CARELESS_STAMPEDE), Long.parseLong(args[2]))
                    .run(Integer.parseInt(args[1]));
        } finally {
            Scratch.delete(scratch);
        }
    }
}
