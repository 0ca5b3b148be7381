package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;

/** The caches beside caches with tags, which keep what the tags are worth: on an engine of the same wishes, under a name made of theirs. */
final class TagCaches {

    /** What they wish as theirs do. A stamp needs neither lifetime nor codec, and may be lost, but not with half of the entries. */
    private static final Set<String> INHERITED = Set.of(
            "engine",
            "prefer",
            "tiers",
            "near.ttl",
            "require",
            "filter",
            "folder",
            "shared",
            "on.engine.loss",
            "rebind",
            "engine.wait");

    private static final String OPTION = "option.";
    private static final String SUFFIX = "#tags";

    /** Entries mostly have few tags, and share them. */
    private static final long TAGS_AN_ENTRY = 4;

    /** So that no default lifetime ends them. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private TagCaches() {}

    /** The name of the one beside a cache. */
    static String name(String cache) {
        return cache + SUFFIX;
    }

    /** Opens the one beside a cache, to be closed with it. */
    static Cache<String, Long> open(Owner owner, CacheSpec<?, ?> spec) {
        return owner.acquire(spec(spec)).lastingHandle();
    }

    /** Closes what was opened, if anything was. */
    static void close(@Nullable Cache<String, Long> tags) {
        if (tags != null) {
            tags.close();
        }
    }

    /** Its spec. */
    private static CacheSpec<String, Long> spec(CacheSpec<?, ?> spec) {
        CacheSpecBuilder<String, Long> builder = CacheSpec.of(String.class, Long.class);
        for (Map.Entry<String, String> value : spec.toProperties().entrySet()) {
            if (INHERITED.contains(value.getKey()) || value.getKey().startsWith(OPTION)) {
                builder.property(value.getKey(), value.getValue());
            }
        }
        spec.name().ifPresent(name -> builder.named(name(name)));
        spec.maximumSize()
                .ifPresent(size -> builder.maximumSize(
                        size > Long.MAX_VALUE / TAGS_AN_ENTRY ? Long.MAX_VALUE : size * TAGS_AN_ENTRY));
        return builder.timeToLive(FOR_EVER).statistics(false).build();
    }
}
