package org.twatcache.engine.xodus;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/**
 * A process that writes until it is killed: each thread its own keys, in ascending versions, some of which are removals. On
 * standard output it says what was acknowledged, in pairs of key and version.
 */
final class CrashedWriter {

    static final int THREADS = 4;
    static final int KEYS = 50;

    private CrashedWriter() {}

    static boolean isRemoval(int version) {
        return version % 5 == 4;
    }

    static final class WallClock implements EngineClock {
        @Override
        public long nanos() {
            return Duration.ofMillis(System.currentTimeMillis()).toNanos();
        }

        @Override
        public long coarseNanos() {
            return nanos();
        }
    }

    public static void main(String[] arguments) throws Exception {
        CacheEngine<byte[]> engine = new XodusEngineFactory()
                .create(TestRequest.builder()
                        .cache("c")
                        .directory(Path.of(arguments[0]))
                        .clock(new WallClock())
                        .option(Options.FLUSH, arguments[1])
                        .build());
        DataOutputStream acknowledged = new DataOutputStream(new BufferedOutputStream(System.out, 8));
        int first = Integer.parseInt(arguments[2]);
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int own = thread * KEYS;
            threads.add(new Thread(() -> write(engine, acknowledged, own, first)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void write(CacheEngine<byte[]> engine, DataOutputStream acknowledged, int own, int first) {
        for (int version = first; ; version++) {
            for (int key = own; key < own + KEYS; key++) {
                if (isRemoval(version)) {
                    boolean unused = engine.remove(Disk.key(key));
                } else {
                    engine.put(Disk.key(key), Disk.value(key, version, 300), CacheEngine.NO_DEADLINE);
                }
                synchronized (acknowledged) {
                    try {
                        acknowledged.writeInt(key);
                        acknowledged.writeInt(version);
                        acknowledged.flush();
                    } catch (IOException e) {
                        return;
                    }
                }
            }
        }
    }
}
