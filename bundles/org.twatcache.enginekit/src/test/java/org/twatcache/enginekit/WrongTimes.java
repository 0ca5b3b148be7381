package org.twatcache.enginekit;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/** Mistakes in deadlines and lifetimes. */
final class WrongTimes {

    private WrongTimes() {}

    static List<Fault> faults() {
        return List.of(
                Fault.of(
                                "serves what expired",
                                (request, traits) -> new FakeEngine<>(request, Set.of()),
                                "get_atTheDeadline_isNull",
                                "cursor_atTheDeadline_leavesTheEntryOut",
                                "expiredEntries_unread_leaveTheEngine")
                        .claiming(EngineTrait.EXPIRES),
                Fault.of("restores without deadlines", RestoringForever::new, "restore_entriesWithDeadlines_keepsThem")
                        .claiming(EngineTrait.EXPIRES),
                Fault.of(
                                "restores with the lifetime of the request",
                                RestoringAnew::new,
                                "restore_noDeadline_getsNoLifetime")
                        .claiming(EngineTrait.EXPIRES),
                Fault.of(
                                "peek begins the idle time anew",
                                PeekingUses::new,
                                "peek_beforeTheIdleTimeIsOver_doesNotBeginItAnew")
                        .claiming(EngineTrait.EXPIRES_IDLE),
                Fault.of(
                                "uses coarse time for short lives",
                                (request, traits) -> new FakeEngine<>(coarse(request), traits),
                                "shortLifetime_whileCoarseTimeLags_endsExactly")
                        .claiming(EngineTrait.EXPIRES),
                Fault.of(
                                "removes by key what it found expired a moment ago",
                                RemovingByKey::new,
                                "newValue_whileTheExpiredOneIsRemoved_isKept")
                        .claiming(EngineTrait.EXPIRES));
    }

    private static EngineRequest coarse(EngineRequest request) {
        EngineClock clock = request.clock();
        TestRequestBuilder builder = TestRequest.builder()
                .events(request.events())
                .clock(new EngineClock() {
                    @Override
                    public long nanos() {
                        return clock.coarseNanos();
                    }

                    @Override
                    public long coarseNanos() {
                        return clock.coarseNanos();
                    }
                });
        request.timeToLive().ifPresent(builder::timeToLive);
        return builder.build();
    }

    private static final class RestoringForever extends FakeEngine<Object> {
        RestoringForever(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void restore(Collection<EngineEntry<Object>> entries) {
            entries.forEach(entry -> put(entry.key(), entry.value(), NO_DEADLINE));
        }
    }

    private static final class RestoringAnew extends FakeEngine<Object> {
        RestoringAnew(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void restore(Collection<EngineEntry<Object>> entries) {
            entries.forEach(entry -> put(
                    entry.key(), entry.value(), entry.deadline() == NO_DEADLINE ? DEFAULT_DEADLINE : entry.deadline()));
        }
    }

    private static final class PeekingUses extends FakeEngine<Object> {
        PeekingUses(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable EngineEntry<Object> peek(Object key) {
            get(key);
            return super.peek(key);
        }
    }

    /** Keeps deadlines beside the entries, so that what a read removes may be another value than the one it judged. */
    private static final class RemovingByKey extends FakeEngine<Object> {
        private final EngineClock clock;
        private final Map<Object, Long> deadlines = new ConcurrentHashMap<>();

        RemovingByKey(EngineRequest request, Set<EngineTrait> traits) {
            super(request, EnumSet.noneOf(EngineTrait.class));
            clock = request.clock();
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            super.put(key, value, deadline);
            deadlines.put(key, deadline);
        }

        @Override
        public @Nullable Object get(Object key) {
            Object value = super.get(key);
            if (deadlines.getOrDefault(key, NO_DEADLINE) <= clock.nanos()) {
                Window.linger();
                remove(key);
                return null;
            }
            return value;
        }
    }
}
