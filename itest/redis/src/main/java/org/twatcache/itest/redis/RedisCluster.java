package org.twatcache.itest.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three servers that keep a third of the slots each, and a replica of each of them. Used by one thread. */
public final class RedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final int MASTERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RedisServer> servers = new ArrayList<>();

    private final String[] options;

    private RedisCluster(int nodeTimeoutMillis) {
        this.options =
                new String[] {"--cluster-enabled", "yes", "--cluster-node-timeout", Integer.toString(nodeTimeoutMillis)
                };
    }

    /**
     * Starts one.
     *
     * @param nodeTimeoutMillis how long a server may be silent before its replica takes over
     * @return a cluster in which each server knows the others
     */
    public static RedisCluster start(int nodeTimeoutMillis) {
        RedisCluster cluster = new RedisCluster(nodeTimeoutMillis);
        boolean started = false;
        try {
            for (int i = 0; i < 2 * MASTERS; i++) {
                cluster.servers.add(RedisServer.start(cluster.options));
            }
            cluster.join();
            started = true;
            return cluster;
        } finally {
            if (!started) {
                cluster.close();
            }
        }
    }

    /**
     * Starts one more master, which keeps no slots yet. From then on {@link #awaitWhole} has no end.
     *
     * @return a server that the first one knows
     */
    public RedisServer add() {
        RedisServer added = RedisServer.start(options);
        servers.add(added);
        servers.get(0).say("CLUSTER", "MEET", Wire.HOST, Integer.toString(added.port()));
        awaitAcquainted();
        Wire.await(PATIENCE, "it knows who keeps what", () -> info(added).contains("cluster_state:ok"));
        return added;
    }

    private void join() {
        for (int i = 0; i < MASTERS; i++) {
            List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
            IntStream.range(SLOTS * i / MASTERS, SLOTS * (i + 1) / MASTERS)
                    .forEach(slot -> words.add(Integer.toString(slot)));
            servers.get(i).say(words.toArray(String[]::new));
        }
        for (RedisServer each : servers.subList(1, servers.size())) {
            servers.get(0).say("CLUSTER", "MEET", Wire.HOST, Integer.toString(each.port()));
        }
        awaitAcquainted();
        for (int i = MASTERS; i < servers.size(); i++) {
            servers.get(i).say("CLUSTER", "REPLICATE", id(servers.get(i - MASTERS)));
        }
        awaitWhole();
    }

    private void awaitAcquainted() {
        String all = "cluster_known_nodes:" + servers.size();
        Wire.await(
                PATIENCE,
                "each knows the others",
                () -> servers.stream().allMatch(each -> info(each).contains(all)));
    }

    /** Waits until each master has a replica that is up to date, about, and all agree that all is well. */
    public void awaitWhole() {
        Wire.await(
                PATIENCE,
                "all is well",
                () -> servers.stream().allMatch(each -> info(each).contains("cluster_state:ok"))
                        && masters().size() == MASTERS
                        && masters().stream().allMatch(RedisCluster::isCopied));
    }

    /** Whether a master has a replica that is up to date, about. */
    private static boolean isCopied(RedisServer master) {
        return Wire.text(master.say("INFO", "replication")).contains("state=online");
    }

    /**
     * Who keeps slots now.
     *
     * @return by their own words, in the order in which they were started
     */
    public List<RedisServer> masters() {
        return servers.stream()
                .filter(each -> Wire.text(each.say("INFO", "replication")).contains("role:master"))
                .toList();
    }

    /**
     * All of it, replicas too.
     *
     * @return in the order in which they were started
     */
    public List<RedisServer> servers() {
        return List.copyOf(servers);
    }

    /**
     * Where a client begins to look.
     *
     * @return two of the servers, as {@code host:port,host:port}
     */
    public String addresses() {
        return servers.subList(0, 2).stream()
                .map(each -> Wire.HOST + ":" + each.port())
                .collect(Collectors.joining(","));
    }

    /**
     * Moves slots, key by key, as an operator's tool does.
     *
     * @param from who keeps them
     * @param to who is to
     * @param first the first of them
     * @param count how many
     */
    public void moveSlots(RedisServer from, RedisServer to, int first, int count) {
        String port = Integer.toString(to.port());
        for (int i = first; i < first + count; i++) {
            String slot = Integer.toString(i);
            to.say("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
            from.say("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
            for (Object key : (List<?>) from.say("CLUSTER", "GETKEYSINSLOT", slot, "1000")) {
                from.say("MIGRATE", Wire.HOST, port, Wire.text(key), "0", "5000");
            }
            for (RedisServer each : List.of(to, from)) {
                each.say("CLUSTER", "SETSLOT", slot, "NODE", id(to));
            }
        }
    }

    private static String id(RedisServer server) {
        return Wire.text(server.say("CLUSTER", "MYID"));
    }

    private static String info(RedisServer server) {
        return Wire.text(server.say("CLUSTER", "INFO"));
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
