package org.twatcache.bench.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;

/** One fork: the clients of a group side by side, on one server. */
public final class RedisFork {

    /** Where it finds the server. */
    static final String SERVER = "bench.redis.server";

    private static final int KEYS = 10_000;
    private static final int BYTES = 200;

    private RedisFork() {}

    /**
     * Measures.
     *
     * @param args a group and a plan
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        int exit = 1;
        try {
            rounds(CallGroup.named(args[0]), Plan.parse(args[1])).forEach(round -> System.out.println(round.toLine()));
            exit = 0;
        } catch (RuntimeException e) {
            System.err.println(e + ": " + e.getCause());
        } finally {
            // Some clients leave threads behind that would keep this process alive.
            System.out.flush();
            System.exit(exit);
        }
    }

    private static List<Round> rounds(CallGroup group, Plan plan) throws InterruptedException {
        List<String> keys = Keys.make(KEYS);
        Keys asked = Keys.hot(keys, KEYS, group.threads(), plan.seed());
        byte[] value = new byte[BYTES];
        Map<String, Remote> remotes = new LinkedHashMap<>();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (String name : plan.inTurn(group.clients())) {
            Remote remote = Clients.open(name, System.getProperty(SERVER), group.threads());
            // Who keeps references keeps an array for each key, as everybody else does.
            keys.forEach(key -> remote.put(key, value.clone()));
            remotes.put(name, remote);
            candidates.put(name, new Candidate(name, Apart.work(Calls.class, remote, asked, group.kind(), value)));
        }
        if (group.kind() == CallKind.NEAR) {
            // Copies are made by reading, between much that is garbage at once: a process that has run for a while has
            // them side by side.
            remotes.values().forEach(remote -> keys.forEach(remote::get));
            System.gc();
        }
        List<Candidate> chain = new ArrayList<>();
        group.clients().forEach(name -> chain.add(candidates.get(name)));
        List<Round> rounds = new Chain(group.name(), group.threads(), chain).run(plan);
        remotes.values().forEach(Remote::close);
        return rounds;
    }
}
