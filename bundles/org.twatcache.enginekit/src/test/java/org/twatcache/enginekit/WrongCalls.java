package org.twatcache.enginekit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineRequest;

/** Mistakes in what the caller's thread brings along, and in bytes. */
final class WrongCalls {

    private WrongCalls() {}

    static List<Fault> faults() {
        return List.of(
                Fault.of(
                        "takes an interrupt for its end",
                        Interruptible::new,
                        "calls_ofAnInterruptedThread_areDoneAndKeepTheFlag",
                        "calls_thatAreInterruptedMidway_areDone"),
                Fault.of("swallows an interrupt", Swallowing::new, "calls_ofAnInterruptedThread_areDoneAndKeepTheFlag"),
                Fault.of("takes an empty value for none", NoEmptyValue::new, "values_ofAnyLength_comeBackAsTheyWere")
                        .claiming(EngineTrait.KEEPS_BYTES),
                Fault.of("keeps the zeros of a key's end off", NoZeros::new, "keys_thatAreNearlyAlike_areApart")
                        .claiming(EngineTrait.KEEPS_BYTES));
    }

    private static final class Interruptible extends FakeEngine<Object> {
        Interruptible(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CacheEngineException("the file was closed by an interrupt", null, "broken", null);
            }
            super.put(key, value, deadline);
        }
    }

    private static final class Swallowing extends FakeEngine<Object> {
        Swallowing(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public @Nullable Object get(Object key) {
            boolean unused = Thread.interrupted();
            return super.get(key);
        }
    }

    private static final class NoEmptyValue extends FakeEngine<byte[]> {
        NoEmptyValue(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            byte[] value = super.get(key);
            return value == null || value.length == 0 ? null : value;
        }
    }

    private static final class NoZeros extends FakeEngine<byte[]> {
        NoZeros(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        private static byte[] cut(byte[] key) {
            int end = key.length;
            while (end > 0 && key[end - 1] == 0) {
                end--;
            }
            return Arrays.copyOf(key, end);
        }

        @Override
        public void put(byte[] key, byte[] value, long deadline) {
            super.put(cut(key), value, deadline);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return super.get(cut(key));
        }
    }
}
