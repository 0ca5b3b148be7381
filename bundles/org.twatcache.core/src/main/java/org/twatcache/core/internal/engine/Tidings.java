package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.Migration.Result;

/** Tells what happens to the engine of one cache, in words. */
final class Tidings {

    private static final Logger LOG = LoggerFactory.getLogger(Tidings.class);

    private final String cache;
    private final SlotObserver observer;

    Tidings(String cache, SlotObserver observer) {
        this.cache = cache;
        this.observer = observer;
    }

    /** A cache that had none, or another one, is served by an engine. */
    void served(String engine) {
        observer.happened(Kind.ENGINE_SWAPPED, engine, "is served by " + engine);
    }

    /** An exchange is over. */
    void over(Swap swap, @Nullable ServingEngine next, @Nullable RuntimeException failure) {
        if (next == null) {
            String reason = failure == null ? "no reason is known" : String.valueOf(failure.getMessage());
            observer.happened(Kind.MIGRATION_FAILED, swap.from().name(), reason);
            return;
        }
        Result result = swap.report().result();
        observer.happened(
                Kind.MIGRATION_FINISHED,
                next.name(),
                "moved " + result.moved() + " entries from " + result.from() + " to " + result.to() + " in "
                        + result.took().toMillis() + " ms, writers paused for "
                        + result.pause().toMillis() + " ms");
        served(next.name());
    }

    /** Entries were forgotten. */
    void dropped(String engine, long entries) {
        if (entries > 0) {
            observer.dropped(entries);
            observer.happened(Kind.ENTRIES_DROPPED, engine, "forgot " + entries + " entries");
        }
    }

    /** An engine closed itself. */
    void closedItself(String engine) {
        LOG.warn("Cache '{}': its engine {} closed itself; looking for another", cache, engine);
        observer.happened(Kind.ENGINE_LOST, engine, "lost " + engine + ", which closed itself");
    }

    /** There is no engine; a caller who insists on one gets an exception that says the same. */
    void absent(EngineWish wish, Selection selection, boolean insisting) {
        String complaint = "has no engine and follows its policy " + wish.policy() + ": " + selection.refusals();
        if (insisting) {
            LOG.debug("Cache '{}' {}", cache, complaint);
        } else {
            LOG.warn("Cache '{}' {}", cache, complaint);
        }
        observer.happened(Kind.ENGINE_LOST, null, complaint);
    }
}
