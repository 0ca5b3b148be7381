package org.twatcache.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twatcache.OnEngineLoss;

/**
 * Why a cache is served by the engine that it has. Immutable.
 *
 * @param cache the cache's name
 * @param engine the engine's name, or null while there is none
 * @param policy what its calls do without the wished engine
 * @param spec every value that is in force, by the keys of {@link org.twatcache.CacheSpecBuilder#property}; secrets masked
 * @param candidates the engines that are there, and those wished for that are not, in order of preference
 * @param events the last events of this cache, the oldest first, and that the configuration is refused while it is
 */
public record Explanation(
        String cache,
        @Nullable String engine,
        OnEngineLoss policy,
        Map<String, EffectiveValue> spec,
        List<Candidate> candidates,
        List<CacheEvent> events) {

    /**
     * A value in force.
     *
     * @param value the value as text
     * @param source where it comes from
     */
    public record EffectiveValue(String value, Source source) {}

    /** Where a value comes from; an earlier one wins. */
    public enum Source {
        /** The client's builder. */
        SPEC,
        /** Config Admin. */
        CONFIGURATION,
        /** A variable {@code TWAT_CACHE_*}. */
        ENVIRONMENT,
        /** Nothing says otherwise. */
        DEFAULT
    }

    /**
     * An engine that was considered.
     *
     * @param engine its name
     * @param ranking its service ranking
     * @param chosen whether it was chosen
     * @param clause the part of the spec that decided about it, such as {@code require(persistent)}
     * @param reason what that part found, in words
     */
    public record Candidate(String engine, int ranking, boolean chosen, String clause, String reason) {}
}
