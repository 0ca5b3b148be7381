package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/** Makes caches on disk, whose threads end with it. It serves whoever asks for it: no cache moves to a disk by itself. */
@Component(service = CacheEngineFactory.class)
@ProvidesCacheEngine(
        name = XodusEngineFactory.ENGINE,
        aliases = {"disk", "diskcache"},
        traits = {
            EngineTrait.KEEPS_BYTES,
            EngineTrait.EXPIRES,
            EngineTrait.BOUNDS_ENTRIES,
            EngineTrait.BOUNDS_BYTES,
            EngineTrait.PERSISTENT
        },
        options = {Options.FLUSH, Options.FLUSH_INTERVAL, Options.ACCEPT_OLD, Options.READ_TIER_BYTES},
        ranking = -200)
public final class XodusEngineFactory implements CacheEngineFactory, AutoCloseable {

    static final String ENGINE = "xodus";

    /** Made with the first cache, so that the bundle costs nothing before. Guarded by this. */
    private @Nullable OpenStores stores;

    private boolean closed;

    /** For declarative services, and for {@link java.util.ServiceLoader} outside OSGi. */
    public XodusEngineFactory() {}

    @Override
    public CacheEngine<byte[]> create(EngineRequest request) {
        Options options = Options.of(request);
        Path directory = request.directory();
        OpenStores open = stores(request);
        boolean nameless = RegionName.isNamelessCache(request.cache());
        RegionMode mode = new RegionMode(
                options.weak() || nameless,
                options.interval(),
                options.acceptsOld(),
                nameless,
                !request.maximumBytes().equals(OptionalLong.empty()));
        try {
            return open.create(request, directory, mode, options.tierBytes(), nameless);
        } catch (IOException e) {
            throw new EngineNotAvailableException(
                    "The disk engine cannot serve cache '" + request.cache() + "': " + e.getMessage(),
                    request.cache(),
                    ENGINE,
                    List.of(),
                    e);
        }
    }

    private synchronized OpenStores stores(EngineRequest request) {
        if (closed) {
            throw new EngineNotAvailableException(
                    "The engine '" + ENGINE + "' was stopped", request.cache(), ENGINE, List.of(), null);
        }
        OpenStores present = stores;
        if (present == null) {
            present = new OpenStores();
            stores = present;
        }
        return present;
    }

    /** The bundle stops, and with it the Xodus that it contains, where it was used at all. */
    @Deactivate
    void deactivate() {
        boolean used;
        synchronized (this) {
            used = stores != null;
        }
        close();
        if (used) {
            XodusThreads.end();
        }
    }

    /**
     * Closes the stores and ends the threads of this engine, after every engine was closed. Idempotent; returns within
     * seconds. Xodus's own threads, daemons, go on: on a class path others may use it too.
     */
    @Override
    public void close() {
        OpenStores open;
        synchronized (this) {
            closed = true;
            open = stores;
            stores = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
