package org.twatcache.itest.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master with two replicas, and three sentinels that watch them. Used by one thread. */
public final class WatchedRedis implements AutoCloseable {

    /** The name under which sentinels know the master. */
    public static final String MASTER = "main";

    private static final int OTHERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RedisServer> sentinels = new ArrayList<>();

    private WatchedRedis() {}

    /**
     * Starts them.
     *
     * @param downAfterMillis how long a master may be silent before sentinels take it for dead
     * @return servers that answer; replicas and sentinels may not have found each other, see {@link #awaitWatched}
     */
    public static WatchedRedis start(int downAfterMillis) {
        WatchedRedis all = new WatchedRedis();
        boolean started = false;
        try {
            RedisServer master = RedisServer.start("--repl-diskless-sync-delay", "0");
            all.servers.add(master);
            for (int i = 0; i < OTHERS; i++) {
                all.servers.add(RedisServer.start(
                        "--repl-diskless-sync-delay", "0", "--replicaof", Wire.HOST + " " + master.port()));
            }
            for (int i = 0; i <= OTHERS; i++) {
                all.sentinels.add(RedisServer.sentinel(MASTER, master.port(), 2, downAfterMillis));
            }
            started = true;
            return all;
        } finally {
            if (!started) {
                all.close();
            }
        }
    }

    /** Waits until every sentinel knows both replicas as well and both others, which they ask the master for every ten seconds. */
    public void awaitWatched() {
        Wire.await(
                PATIENCE,
                "sentinels know replicas and each other",
                () -> sentinels.stream().allMatch(WatchedRedis::knowsAll));
    }

    private static boolean knowsAll(RedisServer sentinel) {
        List<?> facts = (List<?>) sentinel.say("SENTINEL", "MASTER", MASTER);
        List<?> replicas = (List<?>) sentinel.say("SENTINEL", "REPLICAS", MASTER);
        return fact(facts, "num-other-sentinels").equals(Integer.toString(OTHERS))
                && fact(facts, "flags").equals("master")
                && replicas.size() == OTHERS
                && replicas.stream()
                        .allMatch(each -> fact((List<?>) each, "flags").equals("slave")
                                && fact((List<?>) each, "master-link-status").equals("ok"));
    }

    private static String fact(List<?> facts, String name) {
        for (int i = 0; i + 1 < facts.size(); i += 2) {
            if (Wire.text(facts.get(i)).equals(name)) {
                return Wire.text(facts.get(i + 1));
            }
        }
        return "";
    }

    /**
     * Whom the first sentinel names.
     *
     * @return the master, for all that is known
     */
    public RedisServer master() {
        List<?> place = (List<?>) sentinels.get(0).say("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER);
        String port = Wire.text(place.get(1));
        return servers.stream()
                .filter(each -> Integer.toString(each.port()).equals(port))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The sentinels.
     *
     * @return in the order in which they were started
     */
    public List<RedisServer> sentinels() {
        return List.copyOf(sentinels);
    }

    /**
     * Where a client asks.
     *
     * @return all sentinels, as {@code host:port,host:port}
     */
    public String addresses() {
        return sentinels.stream().map(each -> Wire.HOST + ":" + each.port()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        servers.forEach(RedisServer::close);
    }
}
