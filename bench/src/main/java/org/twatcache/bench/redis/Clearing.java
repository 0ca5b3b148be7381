package org.twatcache.bench.redis;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.twatcache.itest.redis.RedisServer;

/** Clears a cache among many keys of others, whose names look like patterns. */
final class Clearing {

    private static final int OWN = 1_000;
    private static final String SIGNS = "*?[]\\:^-ab";
    private static final int LENGTH = 12;
    private static final byte[] VALUE = {1};
    private static final int BATCH = 1_000;

    private Clearing() {}

    /**
     * What became of the keys.
     *
     * @param lost how many of others are gone
     * @param left how many of the cache are not
     * @param seconds how long it took
     */
    record Result(long lost, long left, double seconds) {}

    /** Clears a cache as its clients do. */
    static Result ofACache(int foreign, long seed) {
        return run(foreign, seed, (ours, others) -> ours.clear());
    }

    /** Planted: by a pattern that is too short. */
    static Result careless(int foreign, long seed) {
        return run(foreign, seed, (ours, others) -> others.removeAll("tc:10:twat-cache:*"));
    }

    private static Result run(int foreign, long seed, BiConsumer<OurRemote, ForeignKeys> clearing) {
        try (RedisServer server = RedisServer.start();
                ForeignKeys others = new ForeignKeys(server.uri());
                OurRemote ours = OurRemote.onServer(server.uri(), 1)) {
            Random random = new Random(seed);
            for (int i = 0; i < foreign; i += BATCH) {
                int from = i;
                others.add(
                        IntStream.range(from, Math.min(foreign, from + BATCH))
                                .mapToObj(number -> name(random) + number)
                                .toList(),
                        VALUE);
            }
            List<String> own =
                    IntStream.range(0, OWN).mapToObj(number -> "own" + number).toList();
            own.forEach(key -> ours.put(key, VALUE));
            long before = others.count();
            long began = System.nanoTime();
            clearing.accept(ours, others);
            double seconds = (System.nanoTime() - began) / 1e9;
            long left = own.stream().filter(key -> ours.get(key) != null).count();
            return new Result(before - OWN - (others.count() - left), left, seconds);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder(random.nextBoolean() ? "tc:10:twat-cache:" : "");
        for (int i = 0; i < LENGTH; i++) {
            name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return name.toString();
    }
}
