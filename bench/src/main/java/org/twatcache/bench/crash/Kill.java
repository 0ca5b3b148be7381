package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.twatcache.bench.harness.Scratch;

/** The process is killed, as by {@code kill -9}; the system lives on, with all that the process gave it. */
record Kill(Path folder) implements Death {

    @Override
    public long strike(Process life) throws InterruptedException {
        life.destroyForcibly().waitFor();
        return Long.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        Scratch.delete(folder);
    }
}
