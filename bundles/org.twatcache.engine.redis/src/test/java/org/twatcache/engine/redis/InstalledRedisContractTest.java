package org.twatcache.engine.redis;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.twatcache.itest.redis.RedisProgram;

/** The contract, on the server of this machine, of whatever version. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "no redis-server on the path: the contract is proven on the one that the build brings along")
class InstalledRedisContractTest extends RedisContract {

    static boolean isInstalled() {
        return RedisProgram.onPath().isPresent();
    }

    @Override
    Path program() {
        return RedisProgram.onPath().orElseThrow();
    }
}
