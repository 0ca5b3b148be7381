package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineEntry;

/** What this engine adds to the contract, but for damage and crashes. */
class XodusEngineTest {

    @TempDir
    private Path directory;

    private Disk disk;

    @BeforeEach
    void start() {
        disk = new Disk(directory);
    }

    @AfterEach
    void stop() {
        disk.close();
    }

    private static void put(CacheEngine<byte[]> engine, int key, int length) {
        engine.put(Disk.key(key), Disk.value(key, 1, length), CacheEngine.NO_DEADLINE);
    }

    @Test
    void serviceLoader_findsTheFactory() {
        assertThat(ServiceLoader.load(CacheEngineFactory.class, XodusEngineFactory.class.getClassLoader()))
                .hasAtLeastOneElementOfType(XodusEngineFactory.class);
    }

    @Test
    void largeValues_comeBackWhole() {
        CacheEngine<byte[]> engine = disk.open("c");
        int[] lengths = {0, 1, (1 << 20) - 1, 1 << 20, (5 << 20) + 3, 20 << 20};
        for (int i = 0; i < lengths.length; i++) {
            engine.put(Disk.key(i), new byte[lengths[i]], CacheEngine.NO_DEADLINE);
        }
        for (int i = 0; i < 2; i++) {
            for (int key = 0; key < lengths.length; key++) {
                assertThat(engine.get(Disk.key(key))).hasSize(lengths[key]);
            }
            disk.restart();
            engine = disk.open("c");
        }
        engine.put(Disk.key(5), new byte[10], CacheEngine.NO_DEADLINE);
        assertThat(engine.remove(Disk.key(4))).isTrue();
        disk.restart();
        engine = disk.open("c");
        assertThat(engine.get(Disk.key(5))).hasSize(10);
        assertThat(engine.get(Disk.key(4))).isNull();
        assertThat(engine.size()).isEqualTo(5);
    }

    @Test
    void emptyKey_isAKeyLikeAnother() {
        CacheEngine<byte[]> engine = disk.open("c");
        engine.put(new byte[0], new byte[] {1}, CacheEngine.NO_DEADLINE);
        disk.restart();

        assertThat(disk.open("c").get(new byte[0])).containsExactly(1);
    }

    @Test
    void files_areForThisUserOnly() throws IOException {
        put(disk.open("c"), 1, 100);
        disk.restart();
        put(disk.open("c"), 2, 100);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isIn("rw-------", "r--------"));
        }
    }

    @Test
    void namelessCache_startsEmptyAndLeavesNothing() {
        CacheEngine<byte[]> engine = disk.open("#7");
        put(engine, 1, 100);
        engine.close();

        assertThat(disk.open("#7").size()).isZero();
    }

    @Test
    void region_thatIsOpen_isRefusedASecondTime() {
        CacheEngine<byte[]> engine = disk.open("c");

        assertThatThrownBy(() -> disk.open("c"))
                .isInstanceOf(EngineNotAvailableException.class)
                .hasMessageContaining("open already");
        engine.close();
        put(disk.open("c"), 1, 100);
    }

    @Test
    void directory_thatIsNone_isRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> disk.open(disk.request("c").directory(file)))
                .isInstanceOf(EngineNotAvailableException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void directory_ofAnotherFactory_isRefusedWithThisProcess() {
        put(disk.open("c"), 1, 100);
        try (XodusEngineFactory other = new XodusEngineFactory()) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> other.create(disk.request("d").build()))
                    .withMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .withMessageContaining(directory.toString());
        }
    }

    @Test
    void clock_thatStepsAnHour_makesEntriesLiveLongerOrShorterButNotLie() {
        FakeClock early = new FakeClock();
        FakeClock late = new FakeClock();
        late.advance(Duration.ofHours(1));
        long deadline = late.in(Duration.ofMinutes(30));
        CacheEngine<byte[]> engine = disk.open(disk.request("c").clock(late));
        engine.put(Disk.key(1), new byte[] {1}, deadline);
        disk.restart();
        engine = disk.open(disk.request("c").clock(early));
        assertThat(engine.get(Disk.key(1))).containsExactly(1);
        early.advance(Duration.ofMinutes(89));
        assertThat(engine.get(Disk.key(1))).containsExactly(1);
        early.advance(Duration.ofMinutes(1));
        assertThat(engine.get(Disk.key(1))).isNull();
    }

    @Test
    void boundInBytes_ofARegionFilledWithout_isKept() {
        CacheEngine<byte[]> engine = disk.open("c");
        for (int i = 0; i < 200; i++) {
            put(engine, i, 1_000);
        }
        engine.close();
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> bounded =
                disk.open(disk.request("c").maximumBytes(50_000).events(events));
        put(bounded, 1_000, 1_000);

        await().untilAsserted(() -> assertThat(bounded.size()).isBetween(30L, 50L));
        assertThat(events.evictions()).hasSizeBetween(150, 172);
    }

    @Test
    void putAll_ofManyEntries_isThereAfterARestart() {
        CacheEngine<byte[]> engine = disk.open("c");
        engine.putAll(Stream.iterate(0, i -> i + 1)
                .limit(5_000)
                .map(i -> new EngineEntry<>(Disk.key(i), Disk.value(i, 1, 100), CacheEngine.NO_DEADLINE))
                .toList());
        engine.removeAll(List.of(Disk.key(1), Disk.key(2)));
        disk.restart();

        assertThat(disk.open("c").size()).isEqualTo(4_998);
    }

    @ParameterizedTest
    @CsvSource({
        "flush, sometimes",
        "flush.interval, 0s",
        "flush.interval, 2h",
        "flush.interval, soon",
        "accept.old, perhaps",
        "read.tier.bytes, -1",
        "read.tier.bytes, 5x"
    })
    void option_thatMakesNoSense_isRefused(String option, String value) {
        assertThatThrownBy(() -> disk.open(disk.request("c").option(option, value)))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining(option)
                .hasMessageContaining(value);
    }
}
