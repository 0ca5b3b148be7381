package org.twatcache.core.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheResourceException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.spi.EngineEntry;

/** What is no export, or was one: nothing wrong is imported, and what can be is. */
class UnusableExportTest {

    private static final int ENTRIES = 5;

    private final TestPlatform platform = new TestPlatform(TestOffer.named("references"), Exports.bytes());
    private final Cache<String, String> cache =
            platform.open(TestPlatform.strings().named("t"));
    private byte[] export = {};

    @BeforeEach
    void exportFive() throws Exception {
        for (int i = 0; i < ENTRIES; i++) {
            cache.put("key " + i, "value " + i);
        }
        export = Exports.of(platform, cache);
        cache.clear();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private Map<String, String> entries() {
        Map<String, String> found = new HashMap<>();
        try (var entries = cache.view().entries()) {
            entries.forEach(entry -> found.put(entry.key(), entry.value()));
        }
        return found;
    }

    private void assertNothingIsWrong() {
        assertThat(entries()).allSatisfy((key, value) -> assertThat(value).isEqualTo(key.replace("key", "value")));
    }

    private void refused(InputStream in, String reason) {
        assertThatExceptionOfType(CacheResourceException.class)
                .isThrownBy(() -> platform.control(cache).importFrom(in))
                .withMessageStartingWith("Cache 't' cannot import this: it " + reason);
    }

    private void refused(byte[] bytes, String reason) {
        refused(new ByteArrayInputStream(bytes), reason);
    }

    @Test
    void bytes_thatAreNoExport_areRefused() {
        refused(new byte[0], "is empty; nothing was imported");
        refused(new byte[1], "is no export of a cache; nothing was imported");
        refused("key,value\n".getBytes(StandardCharsets.UTF_8), "is no export of a cache");
        byte[] later = export.clone();
        later[8] = 2;
        refused(later, "is of version 2, and this platform reads version 1; nothing was imported");
        assertThat(entries()).isEmpty();
    }

    @Test
    void bytes_byChance_areRefused() {
        long seed = new SplittableRandom().nextLong();
        Random random = new Random(seed);
        byte[] noise = new byte[2_000];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(noise);
            // Some behind a true beginning.
            System.arraycopy(export, 0, noise, 0, random.nextInt(export.length));
            byte[] some = Arrays.copyOf(noise, random.nextInt(noise.length));
            assertThatExceptionOfType(CacheResourceException.class)
                    .as("seed %d, round %d", seed, i)
                    .isThrownBy(() -> Exports.into(platform, cache, some));
        }
        assertNothingIsWrong();
    }

    @Test
    void everyByte_changed_isNeverAWrongValue() throws Exception {
        int[] changes = {1, 2, 4, 8, 16, 32, 64, 128, 0xFF, 0x55, 0xAA};
        for (int i = 0; i < export.length; i++) {
            for (int change : changes) {
                cache.clear();
                byte[] changed = export.clone();
                changed[i] ^= (byte) change;
                try {
                    Transfer read = Exports.into(platform, cache, changed);
                    assertThat(read.skipped()).as("byte %d", i).isOne();
                    assertThat(read.entries()).isEqualTo(ENTRIES - 1);
                    assertThat(entries()).hasSize(ENTRIES - 1);
                } catch (CacheResourceException refused) {
                    assertThat(refused).hasMessageContaining("imported");
                }
                assertNothingIsWrong();
            }
        }
    }

    @Test
    void everyLength_cutOff_isAnErrorAfterWhatWasWhole() {
        int before = 0;
        for (int length = 0; length < export.length; length++) {
            cache.clear();
            byte[] cut = Arrays.copyOf(export, length);
            assertThatExceptionOfType(CacheResourceException.class)
                    .isThrownBy(() -> Exports.into(platform, cache, cut))
                    .withMessageContaining(
                            entries().isEmpty()
                                    ? "nothing was imported"
                                    : entries().size() + " entries were imported");
            assertThat(entries().size()).isBetween(before, before + 1);
            before = entries().size();
            assertNothingIsWrong();
        }
        assertThat(before).isEqualTo(ENTRIES);
        refused(Arrays.copyOf(export, export.length - 1), "ends too early, in entry 6; 5 entries were imported");
    }

    @Test
    void entry_thatIsMissing_isAnError() {
        int first = frames().get(1);
        int second = frames().get(2);
        byte[] without = new byte[export.length - (second - first)];
        System.arraycopy(export, 0, without, 0, first);
        System.arraycopy(export, second, without, first, export.length - second);
        refused(without, "had 5 entries when it was written, and has 4; 4 entries were imported before that");
    }

    @Test
    void bytes_afterTheEnd_areAnError() {
        refused(
                new SequenceInputStream(new ByteArrayInputStream(export), new ByteArrayInputStream(export)),
                "goes on after its end; 5 entries were imported");
        assertThat(entries()).hasSize(ENTRIES);
    }

    @Test
    void stream_thatBreaks_isAnErrorAfterWhatWasWhole() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        byte[] half = Arrays.copyOf(export, frames().get(3) + 5);
        refused(
                new SequenceInputStream(new ByteArrayInputStream(half), broken),
                "cannot be read: Input/output error; 2 entries were imported");
    }

    /** Where each frame begins. */
    private List<Integer> frames() {
        List<Integer> starts = new ArrayList<>();
        for (int at = 9; at < export.length; at += 9 + ByteBuffer.wrap(export).getInt(at + 1)) {
            starts.add(at);
        }
        return starts;
    }

    @Test
    void lengths_thatAreClaimed_takeNoMemory() throws Exception {
        int first = frames().get(1);
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (256 << 20) + 1}) {
            refused(claiming(first, length), "is damaged at entry 1");
        }
        byte[] claiming = claiming(first, 256 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        refused(claiming, "ends too early, in entry 1");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10 << 20);
    }

    private byte[] claiming(int frame, int length) {
        byte[] claiming = export.clone();
        ByteBuffer buffer = ByteBuffer.wrap(claiming);
        buffer.putInt(frame + 1, length);
        CRC32C crc = new CRC32C();
        crc.update(claiming, frame, 5);
        buffer.putInt(frame + 5, (int) crc.getValue());
        return claiming;
    }

    @Test
    void types_thatAreOthers_areNamed() throws Exception {
        Cache<String, Integer> numbers =
                platform.open(CacheSpec.of(String.class, Integer.class).named("numbers"));
        assertThatExceptionOfType(CacheResourceException.class)
                .isThrownBy(() -> Exports.into(platform, numbers, export))
                .withMessageContaining("has keys of java.lang.String and values of java.lang.String, and the cache has"
                        + " keys of java.lang.String and values of java.lang.Integer; nothing was imported");
    }

    @Test
    void engine_thatFails_endsTheImport() {
        TestOffer full = TestOffer.of("full", request -> new PlainEngine() {
            @Override
            public void putAll(Collection<EngineEntry<Object>> entries) {
                throw new IllegalStateException("disk full");
            }
        });
        platform.comes(full);
        Cache<String, String> target =
                platform.open(TestPlatform.strings().named("target").engine("full"));
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> Exports.into(platform, target, export))
                .withMessageStartingWith("The import into cache 'target' stopped: ")
                .withMessageContaining("disk full")
                .withMessageEndingWith("nothing was imported");
    }
}
