package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.twatcache.EngineTrait;

/**
 * A kind of {@link Theme}.
 *
 * @param type its class, whose name is its title
 * @param needs what an engine must claim for its cases to apply
 * @param maker makes an instance for one case
 */
record ThemeType(Class<?> type, Set<EngineTrait> needs, Function<Bench<?>, Theme<?>> maker) {

    static final List<ThemeType> ALL = List.of(
            of(ReadsAndWrites.class, ReadsAndWrites::new),
            of(BulkCalls.class, BulkCalls::new),
            of(AtomicOperations.class, AtomicOperations::new),
            of(PeekAndCursor.class, PeekAndCursor::new),
            of(Restoring.class, Restoring::new),
            of(Regions.class, Regions::new),
            of(Quiet.class, Quiet::new),
            of(Interrupts.class, Interrupts::new),
            of(ByteArrays.class, ByteArrays::new, EngineTrait.KEEPS_BYTES),
            of(Deadlines.class, Deadlines::new, EngineTrait.EXPIRES),
            of(Lifetimes.class, Lifetimes::new, EngineTrait.EXPIRES),
            of(ExpiryEvents.class, ExpiryEvents::new, EngineTrait.EXPIRES),
            of(IdleTimes.class, IdleTimes::new, EngineTrait.EXPIRES_IDLE),
            of(EntryBound.class, EntryBound::new, EngineTrait.BOUNDS_ENTRIES),
            of(WeightBound.class, WeightBound::new, EngineTrait.BOUNDS_WEIGHT),
            of(ByteBound.class, ByteBound::new, EngineTrait.BOUNDS_BYTES),
            of(Closing.class, Closing::new),
            of(ClosingRaces.class, ClosingRaces::new),
            of(WriteRaces.class, WriteRaces::new),
            of(StaleReads.class, StaleReads::new),
            of(ExpiryRaces.class, ExpiryRaces::new, EngineTrait.EXPIRES),
            of(EvictionRaces.class, EvictionRaces::new, EngineTrait.BOUNDS_ENTRIES),
            of(Linearizability.class, Linearizability::new),
            of(Persistence.class, Persistence::new, EngineTrait.PERSISTENT),
            of(Sharing.class, Sharing::new, EngineTrait.SHARED),
            of(Invalidations.class, Invalidations::new, EngineTrait.SHARED, EngineTrait.SENDS_INVALIDATIONS));

    private static ThemeType of(Class<?> type, Function<Bench<?>, Theme<?>> maker, EngineTrait... needs) {
        return new ThemeType(type, Set.of(needs), maker);
    }

    String title() {
        return type.getSimpleName();
    }
}
