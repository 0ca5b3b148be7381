package org.twatcache.bench.churn;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the heap of a fork in which something is retained, for whoever looks for the path to it. */
final class HeapDump {

    /** The environment variable that names a folder for heap dumps; without it none is written. */
    static final String FOLDER = "CHURN_HEAP_DUMPS";

    private HeapDump() {}

    static void write(String name) throws IOException {
        String folder = System.getenv(FOLDER);
        if (folder != null) {
            Path file = Path.of(folder, name + "-" + ProcessHandle.current().pid() + ".hprof");
            Files.deleteIfExists(file);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        }
    }
}
