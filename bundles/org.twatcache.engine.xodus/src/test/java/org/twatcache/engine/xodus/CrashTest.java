package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.spi.CacheEngine;

/** Processes that are killed while they write, and what the next one meets. */
class CrashTest {

    private static final int ROUNDS = 3;
    private static final int WRITES = 4_000;

    /** A version that is a removal: what is true before the first write. */
    private static final int NOTHING = 4;

    @TempDir
    private Path directory;

    private Process start(String flush, int version) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashedWriter.class.getName(),
                        directory.toString(),
                        flush,
                        Integer.toString(version))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reads what is acknowledged, kills the process in the middle, and reads what had been said until then. */
    private static void read(Process process, int[] acknowledged, int writes) throws IOException, InterruptedException {
        try (DataInputStream from = new DataInputStream(process.getInputStream())) {
            for (int read = 0; ; read++) {
                if (read == writes) {
                    boolean unused = process.toHandle().destroyForcibly();
                }
                int key = from.readInt();
                acknowledged[key] = from.readInt();
            }
        } catch (EOFException e) {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static @Nullable Integer version(CacheEngine<byte[]> engine, int key) {
        byte[] value = engine.get(Disk.key(key));
        if (value == null) {
            return null;
        }
        int version = ByteBuffer.wrap(value).getInt(Integer.BYTES);
        assertThat(value).isEqualTo(Disk.value(key, version, 300));
        return version;
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "interval"})
    void acknowledgedWrites_ofAKilledProcess_areThere(String flush) throws Exception {
        int[] acknowledged = new int[CrashedWriter.THREADS * CrashedWriter.KEYS];
        Arrays.fill(acknowledged, NOTHING);
        int first = NOTHING + 1;
        for (int round = 0; round < ROUNDS; round++) {
            read(start(flush, first), acknowledged, WRITES);
            try (Disk disk = new Disk(directory)) {
                CacheEngine<byte[]> engine = disk.open(disk.request("c").option(Options.FLUSH, flush));
                for (int key = 0; key < acknowledged.length; key++) {
                    requireRight(key, acknowledged[key], version(engine, key));
                }
                engine.close();
            }
            first = Arrays.stream(acknowledged).max().orElseThrow() + 2;
        }
    }

    /** There is what was acknowledged last, or what was under way behind it. */
    private static void requireRight(int key, int acknowledged, @Nullable Integer found) {
        if (found == null) {
            assertThat(CrashedWriter.isRemoval(acknowledged) || CrashedWriter.isRemoval(acknowledged + 1))
                    .as("key %s is not there, %s was acknowledged", key, acknowledged)
                    .isTrue();
        } else {
            assertThat(found).as("key %s", key).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void directory_thatAnotherProcessHas_isRefusedWithPathAndProcess() throws Exception {
        Process process = start("interval", 1);
        try (Disk disk = new Disk(directory)) {
            int unused = process.getInputStream().read();

            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> disk.open("c"))
                    .withMessageContaining(directory.toRealPath().toString())
                    .withMessageContaining(Long.toString(process.pid()));
        } finally {
            boolean unused = process.toHandle().destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        try (Disk disk = new Disk(directory)) {
            assertThat(disk.open(disk.request("c").option(Options.FLUSH, "interval"))
                            .size())
                    .isPositive();
        }
    }
}
