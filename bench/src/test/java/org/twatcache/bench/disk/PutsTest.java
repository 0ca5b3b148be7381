package org.twatcache.bench.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.store.DiskStore;

class PutsTest {

    private static final int THREADS = 2;

    private final Heap heap = new Heap();
    private final List<String> keys = Keys.make(10);
    private final Puts puts = new Puts(heap, keys, new Bodies(100, 1), THREADS, 1);

    private static final class Heap implements DiskStore {

        private final Map<String, byte[]> entries = new HashMap<>();

        @Override
        public byte @Nullable [] get(String key) {
            return entries.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            entries.put(key, value);
        }

        @Override
        public void remove(String key) {
            entries.remove(key);
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public void close() {}
    }

    private void run() {
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(puts.run(thread, 0, 100)).isEqualTo(100);
        }
    }

    @Test
    void wrong_allKept_isNone() {
        run();
        assertThat(heap.entries).hasSize(10);
        assertThat(puts.wrong(heap)).isZero();
    }

    @Test
    void wrong_oneKeyMissing_isOne() {
        run();
        heap.remove(keys.get(3));
        assertThat(puts.wrong(heap)).isOne();
    }

    @Test
    void wrong_anotherKeysValue_isOne() {
        run();
        heap.put(keys.get(3), keys.get(4).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(puts.wrong(heap)).isOne();
    }

    @Test
    void wrong_keyThatWasNeverPut_isNotAsked() {
        assertThat(puts.wrong(heap)).isZero();
    }
}
