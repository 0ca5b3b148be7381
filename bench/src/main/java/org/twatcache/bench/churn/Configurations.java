package org.twatcache.bench.churn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Configurations of the platform that make sense, and others. */
final class Configurations {

    private static final Map<String, List<Object>> VALUES = Map.ofEntries(
            Map.entry("engine", List.of("caffeine", "map", "ghost", "", " ", 7, new String[] {"map", "caffeine"})),
            Map.entry("prefer", List.of("map,caffeine", "caffeine", ",,", "ghost,map")),
            Map.entry("require", List.of("expires", "bounds-entries", "persistent", "beautiful")),
            Map.entry("max.size", List.of("10", "1000", 500, "-1", "0", "many", "99999999999999999999")),
            Map.entry("ttl", List.of("5m", "1s", "50ms", "-3s", "soon", "0")),
            Map.entry("idle", List.of("5m", "100ms", "never", 12L)),
            Map.entry("jitter", List.of("0.1", "0", "2", "x", 0.5)),
            Map.entry("absent.for", List.of("5s", "-5s", "1ms")),
            Map.entry("load.lease", List.of("5s", "0s", "1ms")),
            Map.entry("on.engine.loss", List.of("FAILOVER", "BYPASS", "AWAIT", "FAIL", "failover", "MAYBE")),
            Map.entry("rebind", List.of("NEVER", "WHEN_IDLE", "NOW", "LATER")),
            Map.entry("engine.wait", List.of("50ms", "0s", "1s", "-1s")),
            Map.entry("required", List.of("false", "true", "perhaps", true)),
            Map.entry("statistics", List.of("true", "false", "")),
            Map.entry("park.entries", List.of(0L, 5L, 1_000_000L, -5L, "lots", "10")),
            Map.entry("park.bytes", List.of(0L, 1_000L, 1_000_000L, -1)),
            Map.entry("park.seconds", List.of(0, 1, 60, -1, "x")),
            Map.entry("park.copying.millis", List.of(0, 1, 2_000, -1)),
            Map.entry("leaks.stacks", List.of(true, "true", "no", new String[0])),
            Map.entry("nobody.knows", List.of("this")));

    private Configurations() {}

    /** One of few values, or null to delete the configuration. */
    static @Nullable Map<String, Object> draw(Random random) {
        int count = random.nextInt(4);
        if (count == 0) {
            return null;
        }
        List<String> keys = VALUES.keySet().stream().sorted().toList();
        Map<String, Object> drawn = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String key = keys.get(random.nextInt(keys.size()));
            List<Object> values = VALUES.getOrDefault(key, List.of(""));
            drawn.put(key, values.get(random.nextInt(values.size())));
        }
        return drawn;
    }
}
