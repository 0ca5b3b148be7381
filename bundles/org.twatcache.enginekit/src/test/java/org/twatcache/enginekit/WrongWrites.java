package org.twatcache.enginekit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineRequest;

/** Mistakes in writing and comparing. */
final class WrongWrites {

    private WrongWrites() {}

    static List<Fault> faults() {
        return List.of(
                Fault.of("compares by equals", ByEquals::new, "expected_equalButNotTheVeryObject_isRefused"),
                Fault.of("compares bytes by identity", BytesByIdentity::new, "expected_equalBytes_areAccepted")
                        .claiming(EngineTrait.KEEPS_BYTES),
                Fault.of(
                        "reads, compares, and then writes",
                        TwoSteps::new,
                        "replace_ofOneValueByTwo_isTrueForOne",
                        "replace_byCountingThreads_losesNoCount",
                        "putIfAbsent_byTwo_storesOneAndTellsTheOther",
                        "remove_byTwo_isTrueForOne",
                        "removeExpected_besideAPut_neverRemovesTheNewValue",
                        "operations_ofThreeThreads_haveAnOrder"),
                Fault.of(
                        "putIfAbsent stores in any case",
                        Overwriting::new,
                        "putIfAbsent_presentKey_givesWhatIsThereAndLeavesIt"),
                Fault.of("remove is always true", AlwaysRemoved::new, "remove_absentKey_isFalse"),
                Fault.of("clear forgets an entry", ClearButOne::new, "clear_manyEntries_leavesNone"),
                Fault.of(
                        "a copy that is filled after a write",
                        StaleCopies::new,
                        "get_whileOwnersWrite_isNeverOlderThanAcknowledged"));
    }

    private static final class ByEquals extends FakeEngine<Object> {
        ByEquals(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public boolean replace(Object key, Object expected, Object value, long deadline) {
            Object present = get(key);
            return present != null && present.equals(expected) && super.replace(key, present, value, deadline);
        }
    }

    private static final class BytesByIdentity extends FakeEngine<byte[]> {
        BytesByIdentity(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
            return get(key) == expected && super.replace(key, expected, value, deadline);
        }
    }

    private static final class TwoSteps extends FakeEngine<Object> {
        TwoSteps(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
            Object present = get(key);
            Window.linger();
            if (present == null) {
                put(key, value, deadline);
            }
            return present;
        }

        @Override
        public boolean replace(Object key, Object expected, Object value, long deadline) {
            boolean same = get(key) == expected;
            Window.linger();
            if (same) {
                put(key, value, deadline);
            }
            return same;
        }

        @Override
        public boolean remove(Object key) {
            boolean there = get(key) != null;
            Window.linger();
            super.remove(key);
            return there;
        }

        @Override
        public boolean remove(Object key, Object expected) {
            boolean same = get(key) == expected;
            Window.linger();
            return same && super.remove(key);
        }
    }

    private static final class Overwriting extends FakeEngine<Object> {
        Overwriting(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
            Object present = get(key);
            put(key, value, deadline);
            return present;
        }
    }

    private static final class AlwaysRemoved extends FakeEngine<Object> {
        AlwaysRemoved(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public boolean remove(Object key) {
            super.remove(key);
            return true;
        }
    }

    private static final class ClearButOne extends FakeEngine<Object> {
        ClearButOne(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void clear() {
            cursor().nextPage(Integer.MAX_VALUE).stream().skip(1).forEach(entry -> remove(entry.key()));
        }
    }

    /** A read in flight brings back what a write has just thrown out of the copies. */
    private static final class StaleCopies extends FakeEngine<Object> {
        private final Map<Object, Object> copies = new ConcurrentHashMap<>();

        StaleCopies(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable Object get(Object key) {
            Object copy = copies.get(key);
            Object value = copy == null ? super.get(key) : copy;
            if (value != null) {
                Window.linger();
                copies.put(key, value);
            }
            return value;
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            super.put(key, value, deadline);
            copies.remove(key);
        }

        @Override
        public boolean remove(Object key) {
            boolean removed = super.remove(key);
            copies.remove(key);
            return removed;
        }
    }
}
