package org.twatcache.bench.redis.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Values;
import org.twatcache.itest.redis.RedisServer;
import redis.clients.jedis.Jedis;

/** A value that does not fit into the memory of who reads it. */
final class Large {

    private static final int MEGABYTES = 220;

    private Large() {}

    static Values run(Consumer<String> say) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start();
                RedisCache own = RedisCache.at(server.uri());
                Jedis raw = new Jedis(server.uri())) {
            own.cache.put(LargeFork.LARGE, "small");
            byte[] key = raw.keys("tc:*".getBytes(StandardCharsets.UTF_8)).stream()
                    .findFirst()
                    .orElseThrow();
            // On the server, for this process needs no such memory.
            raw.setrange(key, MEGABYTES * 1024L * 1024, new byte[] {1});
            for (int i = 0; i < LargeFork.OTHERS; i++) {
                own.cache.put("k" + i, "v" + i);
            }
            List<String> lines = new Forks(
                            LargeFork.class,
                            say,
                            List.of("-Xmx100m", "-XX:+UseG1GC"),
                            System.getProperty("java.class.path"))
                    .lines(List.of(server.uri()));
            lines.stream().filter(line -> !Values.isValue(line)).forEach(say);
            return Values.parse(lines);
        }
    }
}
