package org.twatcache.core.internal.config;

import java.util.Collections;
import java.util.Set;
import org.twatcache.OnEngineLoss;

/** What is to be done where the configuration of a cache changes; each includes what those before it do. */
public enum SpecChange {
    /** Nothing. */
    NONE,
    /** It is applied beneath the handles, which stay. */
    LIVE,
    /** Handles are made anew, and the service with them; entries stay. */
    HANDLES,
    /** The cache is closed and opened anew; what it kept in memory is forgotten. */
    ANEW;

    private static final Set<String> OF_ENGINE =
            Set.of("engine", "prefer", "require", "filter", "rebind", "engine.wait", "on.engine.loss", "required");
    private static final Set<String> CHOOSING = Set.of("engine", "prefer", "require", "filter");
    private static final String TTL = "ttl";
    private static final Set<String> OF_BOUNDS = Set.of("max.size", "max.bytes", TTL, "idle");
    private static final Set<String> OF_LIFE = Set.of(
            ConfiguredSpec.NAME,
            ConfiguredSpec.KEY_TYPE,
            ConfiguredSpec.VALUE_TYPE,
            ConfiguredSpec.OWNER,
            "folder",
            "codec",
            "shared",
            "tagged",
            "statistics");
    private static final String OPTION = "option.";

    /** Where one of them is set, handles decide how long entries live. */
    private static final Set<String> OF_LIFETIMES = Set.of("jitter", "refresh.ahead", "stale.on.error", "tagged");

    /** Whether another engine is wished for. */
    public static boolean ofEngine(ConfiguredSpec before, ConfiguredSpec after) {
        return after.differencesFrom(before).stream().anyMatch(CHOOSING::contains);
    }

    /**
     * Whether engines are to be made in another way. How long entries live that are kept as bytes is decided when they are
     * encoded.
     */
    public static boolean ofBounds(ConfiguredSpec before, ConfiguredSpec after) {
        return after.differencesFrom(before).stream()
                .anyMatch(key -> key.startsWith(OPTION)
                        || (OF_BOUNDS.contains(key)
                                && (!key.equals(TTL) || after.owner().isPresent())));
    }

    /** What turns one into another. */
    public static SpecChange between(ConfiguredSpec before, ConfiguredSpec after) {
        SpecChange change = NONE;
        for (String key : after.differencesFrom(before)) {
            SpecChange one = of(key, before, after);
            change = one.compareTo(change) > 0 ? one : change;
        }
        // Where references are kept, handles and entries are of one life.
        return change == HANDLES && after.owner().isPresent() ? ANEW : change;
    }

    /** A key that is not known here is read when a handle is made, as most are. */
    private static SpecChange of(String key, ConfiguredSpec before, ConfiguredSpec after) {
        if (OF_LIFE.contains(key)) {
            return ANEW;
        }
        boolean throwing = key.equals("on.engine.loss") && (throwsAway(before) || throwsAway(after));
        boolean ofHandles = key.equals(TTL) && (handlesKnowLifetimes(before) || handlesKnowLifetimes(after));
        boolean beneath = OF_ENGINE.contains(key) || OF_BOUNDS.contains(key) || key.startsWith(OPTION);
        return beneath && !throwing && !ofHandles ? LIVE : HANDLES;
    }

    private static boolean handlesKnowLifetimes(ConfiguredSpec spec) {
        return !Collections.disjoint(OF_LIFETIMES, spec.values().keySet());
    }

    private static boolean throwsAway(ConfiguredSpec spec) {
        return OnEngineLoss.FAIL.name().equalsIgnoreCase(spec.values().get("on.engine.loss"));
    }
}
