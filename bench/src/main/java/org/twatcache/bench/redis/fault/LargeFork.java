package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.Map;
import org.twatcache.CacheEngineException;
import org.twatcache.bench.harness.Values;

/** A process with less memory than a value takes: it reads that, and then others. */
public final class LargeFork {

    static final String LARGE = "large";
    static final int OTHERS = 1_000;

    /** The server takes its time with such an answer. A time-out would spare us the memory, which is what is tried here. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LargeFork() {}

    /**
     * Reads.
     *
     * @param args the server
     */
    public static void main(String[] args) {
        Map<String, String> options = Map.of("redis.uri", args[0], "redis.timeout", PATIENCE.toSeconds() + "s");
        try (RedisCache own = new RedisCache(options)) {
            long refused = 0;
            for (int i = 0; i < 3; i++) {
                try {
                    if (own.cache.get(LARGE) == null) {
                        refused++;
                    }
                } catch (CacheEngineException | OutOfMemoryError e) {
                    Values.say("the large value: " + e);
                    refused++;
                }
            }
            double unused = own.millisUntilServed(PATIENCE);
            long wrong = 0;
            long read = 0;
            for (int i = 0; i < OTHERS; i++) {
                String found = own.cache.get("k" + i);
                read += found == null ? 0 : 1;
                wrong += found == null || found.equals("v" + i) ? 0 : 1;
            }
            Values.count("refused", refused);
            Values.count("wrong", wrong);
            Values.count("read", read);
        }
        System.exit(0);
    }
}
