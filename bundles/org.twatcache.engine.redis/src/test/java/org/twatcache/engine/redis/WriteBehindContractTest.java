package org.twatcache.engine.redis;

import java.nio.file.Path;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisProgram;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;

/** The contract, where puts are acknowledged before the server has them. */
final class WriteBehindContractTest extends RedisContract {

    @Override
    Path program() {
        return RedisProgram.any();
    }

    @Override
    protected void prepare(TestRequestBuilder request) {
        super.prepare(request);
        request.option(Options.WRITE_BEHIND, "1000");
    }

    @Override
    protected void publish(CacheEngine<?> engine) {
        try {
            engine.flush();
        } catch (EngineClosedException e) {
            // It has ended, and published all before.
        }
    }
}
