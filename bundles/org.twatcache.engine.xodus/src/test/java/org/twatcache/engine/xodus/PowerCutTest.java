package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;

/** What is met after an end that was none: the files of a store are copied while it is open. */
class PowerCutTest {

    @TempDir
    private Path home;

    private Disk opened() throws IOException {
        return new Disk(Files.createDirectory(home.resolve("before")));
    }

    /** The files as they stand, as found in the same start of the system, or after another. */
    private Disk after(Disk before, boolean powerCut) throws IOException {
        Path copy = before.copy(home.resolve("after"));
        if (powerCut) {
            try (StateFile state = StateFile.open(copy)) {
                StateFile.State last = Objects.requireNonNull(state.read());
                state.write(new StateFile.State(last.checkpoint(), false, "another start"));
            }
        }
        return new Disk(copy);
    }

    private static void put(CacheEngine<byte[]> engine, int key, int version) {
        engine.put(Disk.key(key), Disk.value(key, version, 100), CacheEngine.NO_DEADLINE);
    }

    private static TestRequestBuilder weak(Disk disk) {
        return disk.request("weak").option(Options.FLUSH, "interval");
    }

    @Test
    void acknowledgedWrites_afterACrash_areThere() throws IOException {
        try (Disk before = opened()) {
            CacheEngine<byte[]> strong = before.open("strong");
            CacheEngine<byte[]> weak = before.open(weak(before));
            for (CacheEngine<byte[]> engine : Arrays.asList(strong, weak)) {
                put(engine, 1, 1);
                put(engine, 2, 1);
                put(engine, 1, 2);
                assertThat(engine.remove(Disk.key(2))).isTrue();
            }
            try (Disk after = after(before, false)) {
                for (CacheEngine<byte[]> engine : Arrays.asList(after.open("strong"), after.open(weak(after)))) {
                    assertThat(engine.get(Disk.key(1))).isEqualTo(Disk.value(1, 2, 100));
                    assertThat(engine.get(Disk.key(2))).isNull();
                    assertThat(engine.size()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void clearedAndDestroyedRegions_afterACrash_areEmpty() throws IOException {
        try (Disk before = opened()) {
            CacheEngine<byte[]> cleared = before.open("cleared");
            CacheEngine<byte[]> destroyed = before.open("destroyed");
            put(cleared, 1, 1);
            put(destroyed, 1, 1);
            cleared.clear();
            put(cleared, 2, 1);
            destroyed.destroy();
            try (Disk after = after(before, false)) {
                CacheEngine<byte[]> again = after.open("cleared");
                assertThat(again.get(Disk.key(1))).isNull();
                assertThat(again.get(Disk.key(2))).isEqualTo(Disk.value(2, 1, 100));
                assertThat(after.open("destroyed").size()).isZero();
            }
        }
    }

    @Test
    void regionsOfCachesWithoutAName_afterACrash_areGone() throws IOException {
        try (Disk before = opened()) {
            put(before.open("#1"), 1, 1);
            // Hands to the system what was written before, too.
            put(before.open("strong"), 1, 1);
            Path directory;
            try (Disk after = after(before, false)) {
                assertThat(after.open("strong").get(Disk.key(1))).isNotNull();
                directory = after.directory;
            }
            Database left = Database.open(directory);
            assertThat(left.regions().keySet()).singleElement().asString().endsWith(":strong");
            assertThat(left.stored()).hasSize(1);
            left.close();
        }
    }

    @Test
    void regionNames_ofCachesWithoutAName_areTold() {
        assertThat(RegionName.isNameless(RegionName.of("a:#b", "#1"))).isTrue();
        assertThat(RegionName.isNameless(RegionName.of("", "#1"))).isTrue();
        for (String other : new String[] {
            RegionName.of("a:#b", "c"),
            RegionName.of("#", "c"),
            "",
            ":",
            "#1",
            "5:a",
            "-1:#",
            "99999999999:#",
            "2147483647:#"
        }) {
            assertThat(RegionName.isNameless(other)).as(other).isFalse();
        }
    }

    @Test
    void regionsThatAreNotSyncedAtOnce_afterAPowerCut_areEmpty() throws IOException {
        try (Disk before = opened()) {
            put(before.open("strong"), 1, 1);
            put(before.open(weak(before)), 1, 1);
            try (Disk after = after(before, true)) {
                assertThat(after.open("strong").get(Disk.key(1))).isEqualTo(Disk.value(1, 1, 100));
                after.restart();
                assertThat(after.open(weak(after)).get(Disk.key(1)))
                        .as("also where it is opened later")
                        .isNull();
                assertThat(after.open("strong").get(Disk.key(1))).isNotNull();
            }
        }
    }

    @Test
    void regionsThatAcceptOld_afterAPowerCut_areTakenAsTheyAre() throws IOException {
        try (Disk before = opened()) {
            put(before.open(weak(before)), 1, 1);
            try (Disk after = after(before, true)) {
                CacheEngine<byte[]> engine = after.open(weak(after).option(Options.ACCEPT_OLD, "true"));
                assertThat(engine.get(Disk.key(1))).isEqualTo(Disk.value(1, 1, 100));
            }
        }
    }
}
