package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheResourceException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.OnEngineLoss;

/** What a cache does, and says, while it has no engine. */
final class Absence {

    private final String cache;
    private final Supplier<EngineWish> wish;
    private final Duration engineWait;
    private final EngineOffers offers;
    private final Supplier<Selection> selection;

    Absence(
            String cache,
            Supplier<EngineWish> wish,
            Duration engineWait,
            EngineOffers offers,
            Supplier<Selection> selection) {
        this.cache = cache;
        this.wish = wish;
        this.engineWait = engineWait;
        this.offers = offers;
        this.selection = selection;
    }

    /** While it is being found out which engine comes next. */
    Holder searching() {
        return searching(null);
    }

    /** The same, with a journal of what is written. */
    Holder searching(@Nullable Marks journal) {
        OnEngineLoss policy = wish.get().policy();
        return holder(policy == OnEngineLoss.FAILOVER ? OnEngineLoss.AWAIT : policy, journal);
    }

    /** While there is none, and calls follow a policy, whatever the cache's is by now. */
    Holder following(OnEngineLoss policy) {
        return holder(policy, null);
    }

    /** While there is none, after a search. */
    Holder settled(@Nullable Marks journal) {
        return holder(wish.get().policy(), journal);
    }

    private Holder holder(OnEngineLoss policy, @Nullable Marks journal) {
        CountDownLatch gone = new CountDownLatch(1);
        Supplier<RuntimeException> error = () -> notAvailable(null);
        AbsentEngine engine = switch (policy) {
            case AWAIT ->
                new AwaitingEngine(cache, gone, wish.get().spec().engineWait().orElse(engineWait), error);
            case FAIL -> AbsentEngine.throwing(error);
            case BYPASS, FAILOVER -> AbsentEngine.bypassing();
        };
        return Holder.absent(engine, gone, journal);
    }

    /** The error of a caller who insists on an engine, or of one for whom none can ever come; null for others. */
    @Nullable
    RuntimeException error(boolean strict, @Nullable RuntimeException refusal) {
        if (refusal instanceof CacheConfigurationException) {
            return refusal;
        }
        Selection now = selection.get();
        if (now.hopeless()) {
            return new CacheConfigurationException(
                    "No engine can meet the spec of cache '" + cache + "': " + now.refusals() + "; change the spec",
                    cache,
                    wish.get().spec().engine().orElse(null),
                    refusal);
        }
        if (strict && refusal instanceof CacheResourceException && isBoundToOne()) {
            // The engine is there, and says by itself which file or directory is in its way.
            return refusal;
        }
        return strict ? notAvailable(refusal) : null;
    }

    private boolean isBoundToOne() {
        EngineWish now = wish.get();
        return now.spec().engine().isPresent() && now.policy() != OnEngineLoss.FAILOVER;
    }

    private EngineNotAvailableException notAvailable(@Nullable Throwable cause) {
        List<String> available =
                offers.ranked().stream().map(offer -> offer.info().name()).toList();
        String wished = String.join(", ", wish.get().wished());
        return new EngineNotAvailableException(
                "Cache '" + cache + "' has no engine: " + selection.get().refusals() + ". Available: "
                        + (available.isEmpty() ? "none" : String.join(", ", available))
                        + ". Deploy the engine, or change the spec",
                cache,
                wished.isEmpty() ? null : wished,
                available,
                cause);
    }
}
