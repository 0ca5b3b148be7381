package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;

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

    /** Stamps are drawn again after half of their life, and entries live no longer than that half: so none is lost to this. */
    private static final int LIVES_OF_ENTRIES = 4;

    /** For entries with longer lifetimes of their own than the usual. */
    private static final Duration SHORTEST_LIFE = Duration.ofDays(60);

    /** For entries without a lifetime: they are loaded anew once in that time, and what is not used any more ends. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(800);

    private TagCaches() {}

    /** The name of the one beside a cache. */
    static String name(String cache) {
        return cache + SUFFIX;
    }

    /** Opens the one beside a cache, to be closed with it. */
    static Cache<String, UUID> open(Owner owner, CacheSpec<?, ?> wish, Duration life) {
        return owner.acquire(spec(wish, life)).lastingHandle();
    }

    /** How long what tags are worth is kept, where entries live as a spec says. */
    static Duration life(CacheSpec<?, ?> spec) {
        Duration lifetime = spec.timeToLive().orElse(LONGEST_LIFE);
        if (lifetime.compareTo(LONGEST_LIFE) >= 0) {
            return LONGEST_LIFE;
        }
        Duration entries =
                lifetime.plus(spec.staleOnError().orElse(Duration.ZERO)).multipliedBy(LIVES_OF_ENTRIES);
        return entries.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : entries;
    }

    /** Closes what was opened, if anything was. */
    static void close(@Nullable Cache<String, UUID> tags) {
        if (tags != null) {
            tags.close();
        }
    }

    /** Its spec. */
    private static CacheSpec<String, UUID> spec(CacheSpec<?, ?> spec, Duration life) {
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
        return builder.timeToLive(life).statistics(false).build();
    }
}
