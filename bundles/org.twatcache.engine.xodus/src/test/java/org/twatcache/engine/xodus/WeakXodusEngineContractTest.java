package org.twatcache.engine.xodus;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** The contract, with writes that do not wait for the disk. */
class WeakXodusEngineContractTest extends EngineContract {

    private static final XodusEngineFactory FACTORY = new XodusEngineFactory();

    @TempDir
    private static Path directory;

    @AfterAll
    static void stop() {
        FACTORY.close();
    }

    @Override
    protected CacheEngineFactory factory() {
        return FACTORY;
    }

    @Override
    protected void prepare(TestRequestBuilder request) {
        request.directory(directory).option(Options.FLUSH, "interval");
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        ((XodusEngine) engine).housekeep();
    }
}
