package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

class XodusThreadsTest {

    @TempDir
    private Path directory;

    private static List<String> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("xodus") || name.contains("exodus") || name.contains("threadjob"))
                .toList();
    }

    @Test
    void threads_afterTheBundleStopped_haveEnded() {
        for (int round = 0; round < 3; round++) {
            XodusEngineFactory factory = new XodusEngineFactory();
            CacheEngine<byte[]> engine =
                    factory.create(TestRequest.builder().directory(directory).build());
            engine.put(Disk.key(round), Disk.value(round, 0, 100), CacheEngine.NO_DEADLINE);
            assertThat(engine.get(Disk.key(0))).isEqualTo(Disk.value(0, 0, 100));
            assertThat(running()).isNotEmpty();
            engine.close();
            factory.deactivate();

            await().untilAsserted(() -> assertThat(running()).isEmpty());
        }
    }
}
