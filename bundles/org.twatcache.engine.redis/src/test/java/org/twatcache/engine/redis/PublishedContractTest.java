package org.twatcache.engine.redis;

import java.nio.file.Path;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisProgram;

/** The contract, where processes publish what they change. */
final class PublishedContractTest extends RedisContract {

    @Override
    Path program() {
        return RedisProgram.embedded();
    }

    @Override
    protected void prepare(TestRequestBuilder request) {
        super.prepare(request);
        request.option(Options.INVALIDATION, "pubsub");
    }
}
