package org.twatcache.engine.redis;

import java.nio.file.Path;
import org.twatcache.itest.redis.RedisProgram;

/** The contract, on the server that the build brings along: Redis 6.2. */
class RedisEngineContractTest extends RedisContract {

    @Override
    Path program() {
        return RedisProgram.embedded();
    }
}
