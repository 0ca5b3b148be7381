package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.core.internal.cache.TagStamps;
import org.twatcache.core.internal.config.EffectiveSpec;

/** The caches beside caches with tags, which keep what the tags are worth: on an engine of the same wishes, under a name made of theirs. */
final class TagCaches {

    /** What they wish as theirs do. A stamp needs no codec, and may be lost, but not with half of the entries. */
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

    /** That an entry may have many costs a small cache no entries. */
    private static final long LEAST = 1_024;

    /** Where only a default bounds entries, which may be another one for the next who joins. */
    private static final long BY_DEFAULT = 1 << 20;

    /** For entries with longer lifetimes of their own than the usual. */
    private static final Duration SHORTEST_LIFE = TagStamps.RENEWAL.multipliedBy(2);

    /** For entries without a lifetime: they are loaded anew once in that time, and what is not used any more ends. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(800);

    private TagCaches() {}

    /** The name of the one beside a cache. */
    static String name(String cache) {
        return cache + SUFFIX;
    }

    /** Opens the one beside a cache, to be closed with it. */
    static Cache<String, UUID> open(Owner owner, EffectiveSpec<?, ?> effective) {
        return owner.acquire(spec(effective)).lastingHandle();
    }

    /** Stamps that are young enough not to be drawn anew outlive the entries that are stored with them. */
    private static Duration life(CacheSpec<?, ?> wish) {
        Duration lifetime = shorter(wish.timeToLive().orElse(LONGEST_LIFE), LONGEST_LIFE);
        Duration grace = shorter(wish.staleOnError().orElse(Duration.ZERO), LONGEST_LIFE);
        Duration needed = shorter(lifetime.plus(grace).plus(TagStamps.RENEWAL), LONGEST_LIFE);
        return needed.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : needed;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Closes what was opened, if anything was. */
    static void close(@Nullable Cache<String, UUID> tags) {
        if (tags != null) {
            tags.close();
        }
    }

    /** Its spec, of the client's wish alone: whoever joins later with that wish joins this one too, whatever the defaults are then. */
    private static CacheSpec<String, UUID> spec(EffectiveSpec<?, ?> effective) {
        CacheSpec<?, ?> spec = effective.wish();
        CacheSpecBuilder<String, UUID> builder = CacheSpec.of(String.class, UUID.class);
        for (Map.Entry<String, String> value : spec.toProperties().entrySet()) {
            if (INHERITED.contains(value.getKey()) || value.getKey().startsWith(OPTION)) {
                builder.property(value.getKey(), value.getValue());
            }
        }
        spec.name().ifPresent(name -> builder.named(name(name)));
        spec.maximumSize()
                .ifPresent(size -> builder.maximumSize(
                        size > Long.MAX_VALUE / TAGS_AN_ENTRY
                                ? Long.MAX_VALUE
                                : Math.max(LEAST, size * TAGS_AN_ENTRY)));
        if (spec.maximumSize().isEmpty() && effective.spec().maximumSize().isPresent()) {
            builder.maximumSize(BY_DEFAULT);
        }
        return builder.timeToLive(life(spec)).jitter(0).statistics(false).build();
    }
}
