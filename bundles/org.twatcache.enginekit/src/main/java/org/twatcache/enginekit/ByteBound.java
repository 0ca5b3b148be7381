package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** The bound in bytes of keys and values together. */
final class ByteBound<T> extends Theme<T> {

    private static final int BOUND = 100_000;
    private static final int VALUE = 1_000;

    ByteBound(Bench<T> bench) {
        super(bench);
    }

    @SuppressWarnings("unchecked") // the trait says that T is byte[]
    private CacheEngine<byte[]> openBounded() {
        return (CacheEngine<byte[]>) open(request().maximumBytes(BOUND));
    }

    @SuppressWarnings("unchecked") // the trait says that T is byte[]
    private long bytes(CacheEngine<byte[]> engine) {
        List<EngineEntry<byte[]>> entries = ((Theme<byte[]>) this).entries(engine);
        return entries.stream()
                .mapToLong(entry -> entry.key().length + entry.value().length)
                .sum();
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    void bytes_beyondTheBound_areEvicted() {
        CacheEngine<byte[]> engine = openBounded();
        overfill(engine);

        bench().eventually(() -> assertThat(bytes(engine)).isBetween(1L, (long) BOUND));
        bench().eventually(() -> assertThat(bench().events().evictions()).isNotEmpty());
    }

    private static void overfill(CacheEngine<byte[]> engine) {
        for (int i = 0; i < 1_000; i++) {
            engine.put(new byte[] {1, (byte) i, (byte) (i >> 8)}, new byte[VALUE], CacheEngine.NO_DEADLINE);
        }
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    void bytes_beyondTheBoundAfterAClear_areEvicted() {
        CacheEngine<byte[]> engine = openBounded();
        overfill(engine);
        engine.clear();
        assertThat(bytes(engine)).isZero();
        overfill(engine);

        bench().eventually(() -> assertThat(bytes(engine)).isBetween(1L, (long) BOUND));
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    void bytes_wellWithinTheBound_areAllKept() {
        CacheEngine<byte[]> engine = openBounded();
        for (int i = 0; i < 40; i++) {
            engine.put(new byte[] {1, (byte) i}, new byte[VALUE], CacheEngine.NO_DEADLINE);
        }
        bench().housekeep();

        assertThat(bytes(engine)).isEqualTo(40L * (VALUE + 2));
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    void value_largerThanTheBound_isNotKeptNorTheOldOne() {
        CacheEngine<byte[]> engine = openBounded();
        engine.put(new byte[] {1}, new byte[VALUE], CacheEngine.NO_DEADLINE);
        engine.put(new byte[] {1}, new byte[BOUND], CacheEngine.NO_DEADLINE);

        bench().eventually(() -> assertThat(bytes(engine)).isZero());
        assertThat(engine.get(new byte[] {1})).isNull();
    }
}
