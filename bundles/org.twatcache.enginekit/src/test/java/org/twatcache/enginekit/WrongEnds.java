package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineRequest;

/** Mistakes in closing, and in keeping caches apart. */
final class WrongEnds {

    private WrongEnds() {}

    static List<Fault> faults() {
        CacheEngine<Object> only = new FakeEngine<>(TestRequest.builder().build(), Set.of());
        return List.of(
                Fault.of("takes writes after close", Unclosable::new, "everyCall_afterClose_saysClosed"),
                Fault.of("answers misses after close", MissingWhenClosed::new, "everyCall_afterClose_saysClosed"),
                Fault.of(
                        "empties itself before it is closed",
                        EmptyingFirst::new,
                        "reads_whileClosing_areTrueOrClosed",
                        "pages_whileClosing_areTrueOrClosed",
                        "comparisons_whileClosing_areTrueOrClosed"),
                Fault.of(
                        "has its effect and then says closed",
                        ClosedAfterTheEffect::new,
                        "writes_whileClosing_areInEffectOrClosed"),
                Fault.of(
                        "one map for all caches",
                        (request, traits) -> new Endless(only),
                        "engines_ofTwoCaches_keepTheirEntriesApart"));
    }

    private static final class Unclosable extends FakeEngine<Object> {
        Unclosable(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            try {
                super.put(key, value, deadline);
            } catch (EngineClosedException e) {
                // the mistake: a write that was lost is acknowledged
            }
        }
    }

    private static final class MissingWhenClosed extends FakeEngine<Object> {
        MissingWhenClosed(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable Object get(Object key) {
            try {
                return super.get(key);
            } catch (EngineClosedException e) {
                return null;
            }
        }
    }

    private static final class EmptyingFirst extends FakeEngine<Object> {
        EmptyingFirst(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void close() {
            clear();
            Window.linger();
            super.close();
        }
    }

    /** Refuses now and then although it is open. */
    private static final class ClosedAfterTheEffect extends FakeEngine<Object> {
        private int writes;

        ClosedAfterTheEffect(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            super.put(key, value, deadline);
            if (++writes == 2) {
                throw new EngineClosedException("test", "fake");
            }
        }
    }

    private static final class Endless extends ForwardingEngine<Object> {
        Endless(CacheEngine<Object> engine) {
            super(engine);
        }

        @Override
        public void destroy() {}

        @Override
        public void close() {}
    }
}
