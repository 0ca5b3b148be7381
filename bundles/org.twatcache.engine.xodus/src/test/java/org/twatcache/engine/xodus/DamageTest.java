package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Whatever becomes of the files of a closed store, no value is wrong, none is old, and nothing else is thrown. */
class DamageTest {

    private static final int ENTRIES = 1_500;
    private static final int LENGTH = 700;
    private static final int PAGE = 4096;

    /** Does something to a file. */
    @FunctionalInterface
    private interface Damage {
        void to(Path file, Random random) throws IOException;
    }

    @TempDir
    private Path home;

    private Path sound;

    @BeforeEach
    void fill() throws IOException {
        sound = Files.createDirectory(home.resolve("sound"));
        try (Disk disk = new Disk(sound)) {
            CacheEngine<byte[]> engine = disk.open("c");
            for (int version = 0; version < 2; version++) {
                for (int i = 0; i < ENTRIES; i++) {
                    engine.put(Disk.key(i), Disk.value(i, version, LENGTH), CacheEngine.NO_DEADLINE);
                    if (version == 0 && i == ENTRIES / 2) {
                        engine.flush();
                    }
                }
            }
            engine.close();
        }
    }

    private int readable(Disk disk) {
        CacheEngine<byte[]> engine = disk.open("c");
        int readable = 0;
        for (int i = 0; i < ENTRIES; i++) {
            byte[] value = engine.get(Disk.key(i));
            if (value != null) {
                assertThat(Arrays.equals(value, Disk.value(i, 1, LENGTH)))
                        .as("the value of key %s", i)
                        .isTrue();
                readable++;
            }
        }
        try (EngineCursor<byte[]> cursor = engine.cursor()) {
            for (List<EngineEntry<byte[]>> page = cursor.nextPage(500); !page.isEmpty(); page = cursor.nextPage(500)) {
                for (EngineEntry<byte[]> entry : page) {
                    assertThat(entry.value()).hasSize(LENGTH);
                }
            }
        }
        // It takes new entries in any case.
        engine.put(Disk.key(7), Disk.value(7, 2, LENGTH), CacheEngine.NO_DEADLINE);
        assertThat(engine.get(Disk.key(7))).isEqualTo(Disk.value(7, 2, LENGTH));
        engine.close();
        return readable;
    }

    private boolean isSetAside(Path directory) throws IOException {
        try (var folders = Files.newDirectoryStream(directory, "damaged-*")) {
            return folders.iterator().hasNext();
        }
    }

    /** Runs many damages, and gives how many left nine tenths readable or were reported. */
    private int survived(int times, Damage damage) throws IOException {
        int well = 0;
        for (int seed = 0; seed < times; seed++) {
            Path copy = new Disk(sound).copy(home.resolve("copy-" + seed));
            Random random = new Random(seed);
            List<Path> files = new Disk(copy).databaseFiles();
            damage.to(files.get(random.nextInt(files.size())), random);
            try (Disk disk = new Disk(copy)) {
                if (readable(disk) >= ENTRIES * 9 / 10 || isSetAside(copy)) {
                    well++;
                }
                disk.restart();
                assertThat(disk.open("c").get(Disk.key(7))).isEqualTo(Disk.value(7, 2, LENGTH));
            }
        }
        return well;
    }

    @Test
    void bitFlips_giveMissesAtWorst() throws IOException {
        int times = 30;
        int well = survived(
                times,
                (file, random) -> Disk.change(
                        file, bytes -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8))));

        assertThat(well).isGreaterThanOrEqualTo(times * 9 / 10);
    }

    @Test
    void truncations_giveMissesAtWorst() throws IOException {
        int unused = survived(10, (file, random) -> {
            try (RandomAccessFile to = writable(file)) {
                to.setLength(random.nextInt((int) to.length()));
            }
        });
    }

    @Test
    void zeroedPages_giveMissesAtWorst() throws IOException {
        int unused = survived(
                10,
                (file, random) -> Disk.change(file, bytes -> {
                    int at = page(bytes, random);
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + PAGE), (byte) 0);
                }));
    }

    @Test
    void swappedPages_giveMissesAtWorst() throws IOException {
        int unused = survived(
                10,
                (file, random) -> Disk.change(file, bytes -> {
                    int one = page(bytes, random);
                    int other = page(bytes, random);
                    for (int i = 0; i < PAGE && one + i < bytes.length && other + i < bytes.length; i++) {
                        byte kept = bytes[one + i];
                        bytes[one + i] = bytes[other + i];
                        bytes[other + i] = kept;
                    }
                }));
    }

    private static int page(byte[] bytes, Random random) {
        return random.nextInt(bytes.length / PAGE + 1) * PAGE;
    }

    private static RandomAccessFile writable(Path file) throws IOException {
        boolean unused = file.toFile().setWritable(true);
        return new RandomAccessFile(file.toFile(), "rw");
    }

    /** What one thread meets says nothing of what another one reads at the same time. */
    @Test
    void conditionalCalls_whileOthersMeetDamage_leaveSoundEntries() throws Exception {
        int damaged = 20;
        List<Path> files = new Disk(sound).databaseFiles();
        for (Path file : files) {
            Disk.change(
                    file, bytes -> IntStream.range(0, damaged).forEach(i -> spoil(bytes, Disk.value(i, 1, LENGTH))));
        }
        try (Disk disk = new Disk(sound)) {
            CacheEngine<byte[]> engine = disk.open(disk.request("c").option(Options.READ_TIER_BYTES, "0"));
            assertThat(IntStream.range(0, ENTRIES).filter(i -> engine.get(Disk.key(i)) == null))
                    .hasSize(damaged);
            AtomicBoolean over = new AtomicBoolean();
            Thread meets = new Thread(() -> {
                while (!over.get()) {
                    IntStream.range(0, damaged).forEach(i -> engine.get(Disk.key(i)));
                }
            });
            meets.start();
            try {
                for (int i = damaged; i < ENTRIES; i++) {
                    assertThat(engine.remove(Disk.key(i), new byte[1])).isFalse();
                }
            } finally {
                over.set(true);
                meets.join();
            }
            assertThat(IntStream.range(damaged, ENTRIES)).allMatch(i -> engine.get(Disk.key(i)) != null);
        }
    }

    /** Changes the last bytes of a value wherever it stands. */
    private static void spoil(byte[] bytes, byte[] value) {
        byte[] end = Arrays.copyOfRange(value, value.length - 16, value.length);
        for (int at = 0; at <= bytes.length - end.length; at++) {
            if (Arrays.equals(bytes, at, at + end.length, end, 0, end.length)) {
                bytes[at] ^= 1;
            }
        }
    }

    @Test
    void databaseThatIsOlderThanItWas_isNotBelieved() throws IOException {
        Path older = new Disk(sound).copy(home.resolve("older"));
        try (Disk disk = new Disk(sound)) {
            CacheEngine<byte[]> engine = disk.open("c");
            engine.put(Disk.key(1), Disk.value(1, 5, LENGTH), CacheEngine.NO_DEADLINE);
            engine.close();
        }
        Files.copy(sound.resolve(StateFile.NAME), older.resolve(StateFile.NAME), StandardCopyOption.REPLACE_EXISTING);

        try (Disk disk = new Disk(older)) {
            assertThat(disk.open("c").get(Disk.key(1))).isNull();
        }
        assertThat(isSetAside(older)).isTrue();
    }

    @Test
    void unknownFormat_isSetAside() throws IOException {
        Files.writeString(sound.resolve("format"), "twat-cache xodus 99\n");

        try (Disk disk = new Disk(sound)) {
            assertThat(disk.open("c").get(Disk.key(1))).isNull();
        }
        assertThat(isSetAside(sound)).isTrue();
    }

    @Test
    void stateThatCannotBeRead_isSetAside() throws IOException {
        Disk.change(sound.resolve(StateFile.NAME), bytes -> Arrays.fill(bytes, (byte) 1));

        try (Disk disk = new Disk(sound)) {
            assertThat(disk.open("c").get(Disk.key(1))).isNull();
        }
        assertThat(isSetAside(sound)).isTrue();
    }
}
