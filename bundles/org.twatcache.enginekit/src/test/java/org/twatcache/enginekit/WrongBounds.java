package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/** Mistakes in bounds, and in what is told of them. */
final class WrongBounds {

    private WrongBounds() {}

    static List<Fault> faults() {
        return List.of(
                Fault.of(
                                "exceeds the bound",
                                (request, traits) -> new FakeEngine<>(request, Set.of()),
                                "entries_beyondTheBound_areEvicted",
                                "bound_ofOne_isKept")
                        .claiming(EngineTrait.BOUNDS_ENTRIES),
                Fault.of(
                                "tells each eviction twice",
                                (request, traits) -> new FakeEngine<>(twice(request), traits),
                                "evictedEntries_areToldOnceWithTheirValues")
                        .claiming(EngineTrait.BOUNDS_ENTRIES),
                Fault.of(
                                "tells events under its lock",
                                TellingUnderLock::new,
                                "listener_waitingForAnotherThreadsCall_isNotLockedOut")
                        .claiming(EngineTrait.BOUNDS_ENTRIES),
                Fault.of("tells what callers remove", TellingRemovals::new, "writesOfCallers_tellNothing"),
                Fault.of(
                                "drops the old value before it weighs the new one",
                                DroppingFirst::new,
                                "weigher_thatThrows_failsTheCallAndLosesNothing")
                        .claiming(EngineTrait.BOUNDS_WEIGHT),
                Fault.of(
                                "refuses a heavy value and keeps the old one",
                                KeepingTheOld::new,
                                "entry_heavierThanTheBound_isNotKeptNorItsOldValue")
                        .claiming(EngineTrait.BOUNDS_WEIGHT));
    }

    private static EngineRequest twice(EngineRequest request) {
        EngineEvents events = request.events();
        TestRequestBuilder builder = TestRequest.builder()
                .clock(request.clock())
                .events(new EngineEvents() {
                    @Override
                    public void evicted(Object key, Object value) {
                        events.evicted(key, value);
                        events.evicted(key, value);
                    }

                    @Override
                    public void expired(Object key, Object value) {
                        events.expired(key, value);
                    }

                    @Override
                    public void invalidated(Object key) {
                        events.invalidated(key);
                    }

                    @Override
                    public void invalidatedAll() {
                        events.invalidatedAll();
                    }
                });
        request.maximumSize().ifPresent(builder::maximumSize);
        return builder.build();
    }

    private static final class TellingUnderLock extends FakeEngine<Object> {
        TellingUnderLock(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public synchronized void put(Object key, Object value, long deadline) {
            super.put(key, value, deadline);
        }

        @Override
        public synchronized @Nullable Object get(Object key) {
            return super.get(key);
        }
    }

    private static final class TellingRemovals extends FakeEngine<Object> {
        private final EngineEvents events;

        TellingRemovals(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
            events = request.events();
        }

        @Override
        public boolean remove(Object key) {
            Object value = get(key);
            if (value != null) {
                events.evicted(key, value);
            }
            return super.remove(key);
        }
    }

    private static final class DroppingFirst extends FakeEngine<Object> {
        DroppingFirst(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            remove(key);
            super.put(key, value, deadline);
        }
    }

    private static final class KeepingTheOld extends FakeEngine<Object> {
        private final EngineRequest request;

        KeepingTheOld(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
            this.request = request;
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            if (request.weigher().weigh(key, value) <= request.maximumWeight().orElse(Long.MAX_VALUE)) {
                super.put(key, value, deadline);
            }
        }
    }
}
