package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.spi.CacheEngine;

class SizeTest {

    private static final int ROUNDS = 3_000;

    @TempDir
    private Path directory;

    @Test
    void size_whileEntriesMoveIntoTheDatabase_isRight() {
        try (Disk disk = new Disk(directory)) {
            CacheEngine<byte[]> engine = disk.open(disk.request("c").option(Options.FLUSH, "interval"));
            for (int round = 0; round < ROUNDS; round++) {
                int key = round % 20;
                boolean there = engine.get(Disk.key(key)) != null;
                long before = engine.size();
                if (there) {
                    assertThat(engine.remove(Disk.key(key))).isTrue();
                } else {
                    engine.put(Disk.key(key), Disk.value(key, round, 50), CacheEngine.NO_DEADLINE);
                }
                assertThat(engine.size()).as("round %s", round).isEqualTo(before + (there ? -1 : 1));
            }
        }
    }
}
