package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.spi.EngineRequest;

/** The stores that are open, one for each directory. One that nobody uses stays open for a moment: opening takes long. */
final class OpenStores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);
    private static final long LINGER_MILLIS = 1000;

    /** A store, and the engines on it by the names of their regions. */
    private static final class Use {
        private final DiskStore store;
        private final Map<String, XodusEngine> engines = new HashMap<>();
        private @Nullable Future<?> end;

        private Use(DiskStore store) {
            this.store = store;
        }
    }

    private final Workers workers = new Workers();

    /** Guarded by this, also while a store is opened or closed: nobody can use it meanwhile anyway. */
    private final Map<Path, Use> uses = new HashMap<>();

    synchronized XodusEngine create(
            EngineRequest request, Path directory, RegionMode mode, long tierBytes, boolean nameless)
            throws IOException {
        Path real = directory.toRealPath();
        String name = RegionName.of(request.owner(), request.cache());
        Use use = uses.get(real);
        if (use == null) {
            use = new Use(DiskStore.open(real));
            uses.put(real, use);
        }
        boolean created = false;
        Use used = use;
        if (use.engines.containsKey(name)) {
            throw new IOException("its region in " + real + " is open already");
        }
        try {
            ReadTier tier = tierBytes == 0 ? null : new ReadTier(tierBytes);
            Region region = new Region(use.store, request.cache(), name, mode, tier);
            XodusEngine engine = new XodusEngine(request, region, workers, nameless, () -> release(used, name));
            use.engines.put(name, engine);
            created = true;
            return engine;
        } finally {
            if (!created) {
                release(use, name);
            }
        }
    }

    private synchronized void release(Use use, String name) {
        var unused = use.engines.remove(name);
        if (!use.engines.isEmpty()) {
            return;
        }
        use.store.hurry();
        try {
            if (use.end != null) {
                use.end.cancel(false);
            }
            use.end = workers.upkeep.schedule(() -> end(use), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // It is closed with all others.
        }
    }

    private synchronized void end(Use use) {
        if (use.engines.isEmpty() && uses.remove(use.store.directory(), use)) {
            close(use);
        }
    }

    private static void close(Use use) {
        try {
            use.store.close();
        } catch (IOException e) {
            LOG.warn("The store {} did not close in order", use.store.directory(), e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            for (Use use : uses.values()) {
                // The platform has closed them all, or else they end here.
                List.copyOf(use.engines.values()).forEach(XodusEngine::close);
                close(use);
            }
            uses.clear();
        }
        workers.close();
    }
}
