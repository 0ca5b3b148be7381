package org.twatcache.core.internal.tier;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.SlotReader;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/**
 * Where copies are kept: a slot of its own, so that its engine comes and goes as any other, while the cache goes on without copies.
 * Nothing that fails here fails a call.
 */
public final class NearTier extends SlotReader {

    private final EngineKeeper keeper;
    private final EngineSlot slot;
    private final EngineClock clock;
    private final Optional<Duration> lifetime;

    /**
     * A near tier.
     *
     * @param keeper sees to it that its slot is served
     * @param lifetime of copies, which may end sooner with their entries
     */
    public static NearTier of(EngineKeeper keeper, EngineClock clock, Optional<Duration> lifetime) {
        NearTier tier = new NearTier(keeper, clock, lifetime);
        tier.follow();
        return tier;
    }

    private NearTier(EngineKeeper keeper, EngineClock clock, Optional<Duration> lifetime) {
        super(keeper.slot());
        this.keeper = keeper;
        this.slot = keeper.slot();
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Keeps the slot. */
    public EngineKeeper keeper() {
        return keeper;
    }

    /** Ends it; does not wait for an engine that hangs. */
    public void close(Supplier<? extends RuntimeException> error) {
        forget();
        keeper.closeElsewhere(error);
    }

    /** A copy that is worth something, or null. */
    @Nullable
    Copy get(Object key, Stamps stamps) {
        return readNow(key) instanceof Copy copy && stamps.isStill(copy, key) ? copy : null;
    }

    /** A closed one has no copies, and that is all. */
    @Override
    protected void check() {}

    /** Keeps a copy until its entry ends, or until copies do. */
    void put(Object key, Copy copy, long deadline, Optional<Duration> otherwise) {
        long end = Math.min(deadline, endOfCopies(otherwise));
        try {
            slot.change(key, engine -> engine.put(key, copy, end));
        } catch (RuntimeException e) {
            // Counted by the slot; the value is right without its copy.
        }
    }

    private long endOfCopies(Optional<Duration> otherwise) {
        return lifetime.or(() -> otherwise)
                .map(time -> clock.nanos() + time.toNanos())
                .orElse(CacheEngine.NO_DEADLINE);
    }

    /** Lets go what is worth nothing any more; stamps make it so, this makes room. */
    void clear() {
        try {
            slot.clear();
        } catch (RuntimeException e) {
            // Counted by the slot.
        }
    }
}
