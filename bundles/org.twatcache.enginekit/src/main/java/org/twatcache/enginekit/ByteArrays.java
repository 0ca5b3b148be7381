package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.twatcache.spi.CacheEngine;

/** Keys and values as bytes: any bytes, of any length, told apart by nothing else. */
final class ByteArrays<T> extends Theme<T> {

    private static final int[] LENGTHS = {0, 1, 2, 127, 128, 255, 256, 65_535, 65_536, 3_000_000};

    ByteArrays(Bench<T> bench) {
        super(bench);
    }

    @SuppressWarnings("unchecked") // the trait says that T is byte[]
    private CacheEngine<byte[]> openBytes() {
        return (CacheEngine<byte[]>) open();
    }

    /** Keys that begin with one another, and that differ in one bit, a sign or a zero. */
    private static List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        for (int length = 0; length < 12; length++) {
            keys.add(new byte[length]);
        }
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            keys.add(new byte[] {(byte) (1 << bit)});
            keys.add(new byte[] {0, (byte) (1 << bit), 0});
        }
        byte[] long1 = new byte[1_000];
        Arrays.fill(long1, (byte) -1);
        keys.add(long1);
        keys.add(Arrays.copyOf(long1, 1_001));
        return keys;
    }

    @Case
    void keys_thatAreNearlyAlike_areApart() {
        CacheEngine<byte[]> engine = openBytes();
        List<byte[]> keys = keys();
        for (int i = 0; i < keys.size(); i++) {
            engine.put(keys.get(i), new byte[] {(byte) i}, CacheEngine.NO_DEADLINE);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(engine.get(keys.get(i).clone())).as("key %s", i).containsExactly((byte) i);
        }
        assertThat(engine.size()).isEqualTo(keys.size());
        for (byte[] key : keys) {
            assertThat(engine.remove(key.clone())).isTrue();
        }
        assertThat(engine.size()).isZero();
    }

    @Case
    void values_ofAnyLength_comeBackAsTheyWere() {
        CacheEngine<byte[]> engine = openBytes();
        for (int length : LENGTHS) {
            byte[] value = new byte[length];
            Arrays.fill(value, (byte) length);
            engine.put(new byte[] {1}, value, CacheEngine.NO_DEADLINE);
            byte[] found = engine.get(new byte[] {1});
            assertThat(found != null && Arrays.equals(found, value))
                    .as("a value of %s bytes", length)
                    .isTrue();
            assertThat(engine.replace(new byte[] {1}, value.clone(), new byte[] {7}, CacheEngine.NO_DEADLINE))
                    .isTrue();
        }
    }
}
