package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.Map;
import org.twatcache.CacheException;
import org.twatcache.itest.redis.RedisCluster;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.itest.redis.WatchedRedis;

/** Who keeps the entries changes below clients that go on. */
final class Moving {

    /** With less, sentinels on a machine of two cores take a server for dead that has only to wait for its turn. */
    static final int DOWN_AFTER_MILLIS = 2_000;

    static final int NODE_TIMEOUT_MILLIS = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 200;

    private Moving() {}

    /**
     * What came of it.
     *
     * @param outage milliseconds until it was served again, the longest of all
     * @param lost entries that were acknowledged since the last change and are not there
     */
    record Result(Workers workers, double outage, long lost) {}

    /** The master is killed, and comes back when another one is master. */
    static Result failOver(int times, long seed) throws InterruptedException {
        try (WatchedRedis servers = WatchedRedis.start(DOWN_AFTER_MILLIS);
                RedisCache own = new RedisCache(
                        Map.of("redis.sentinels", servers.addresses(), "redis.sentinel.master", WatchedRedis.MASTER))) {
            Workers workers = Workers.start(Client.of(own.cache), seed);
            workers.slowDown();
            double outage = 0;
            long lost = 0;
            for (int i = 0; i < times; i++) {
                servers.awaitWatched();
                RedisServer old = servers.master();
                old.kill();
                outage = Math.max(outage, own.millisUntilServed(PATIENCE));
                old.restart();
                // While the old one takes itself for a master still, and afterwards.
                keep(own, i);
                servers.awaitWatched();
                lost += KEPT - kept(own, i);
            }
            workers.stop();
            return new Result(workers, outage, lost);
        }
    }

    private static void keep(RedisCache own, int round) {
        for (int i = 0; i < KEPT; i++) {
            own.cache.put("kept" + i, "round " + round);
        }
    }

    private static long kept(RedisCache own, int round) {
        long kept = 0;
        for (int i = 0; i < KEPT; i++) {
            kept += ("round " + round).equals(own.cache.get("kept" + i)) ? 1 : 0;
        }
        return kept;
    }

    /** Slots go from a master to another and back. */
    static Result reshard(int slots, long seed) throws InterruptedException {
        try (RedisCluster cluster = RedisCluster.start(NODE_TIMEOUT_MILLIS);
                RedisCache own = new RedisCache(Map.of("redis.cluster", cluster.addresses()))) {
            Workers workers = Workers.start(Client.of(own.cache), seed);
            RedisServer one = cluster.servers().get(0);
            RedisServer other = cluster.servers().get(2);
            int there = (slots + 1) / 2;
            cluster.moveSlots(one, other, 0, there);
            cluster.moveSlots(other, one, 0, slots - there);
            workers.stop();
            return new Result(workers, 0, 0);
        }
    }

    /** A master of the cluster is killed, and comes back as the replica of the one that took over. */
    static Result killMasters(int times, long seed) throws InterruptedException {
        try (RedisCluster cluster = RedisCluster.start(NODE_TIMEOUT_MILLIS);
                RedisCache own = new RedisCache(Map.of("redis.cluster", cluster.addresses()))) {
            Workers workers = Workers.start(Client.of(own.cache), seed);
            workers.slowDown();
            double outage = 0;
            for (int i = 0; i < times; i++) {
                cluster.awaitWhole();
                RedisServer master = cluster.masters().get(i % 3);
                master.kill();
                outage = Math.max(outage, millisUntilAllServed(own));
                master.restart();
            }
            workers.stop();
            return new Result(workers, outage, 0);
        }
    }

    /** Keys of every server. */
    private static double millisUntilAllServed(RedisCache own) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            try {
                keep(own, 0);
                if (kept(own, 0) == KEPT) {
                    break;
                }
            } catch (CacheException e) {
                // Not yet.
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
