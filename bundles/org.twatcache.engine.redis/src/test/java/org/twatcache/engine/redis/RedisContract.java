package org.twatcache.engine.redis;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngineFactory;

/** The contract, on a server of a version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisContract extends EngineContract {

    private final RedisEngineFactory factory = new RedisEngineFactory();
    private @Nullable RedisServer server;
    private @Nullable Server control;

    /** Which server. */
    abstract Path program();

    @BeforeAll
    void start() throws Exception {
        server = RedisServer.start(program());
        control = Controls.of(server);
    }

    @AfterAll
    void stop() {
        factory.close();
        if (control != null) {
            control.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected CacheEngineFactory factory() {
        return factory;
    }

    @Override
    protected void prepare(TestRequestBuilder request) {
        if (server != null) {
            request.option(Options.URI, server.uri());
        }
    }

    /** The server's clock cannot be stopped, but what remains of all lives can be made shorter. */
    @Override
    protected void pass(Duration time) {
        if (control != null) {
            control.repeatable(TimeTravel.by(time));
        }
    }

    /** It goes on while a case runs. */
    @Override
    protected Duration grain() {
        return Duration.ofSeconds(10);
    }

    /** Each call goes over the wire. */
    @Override
    protected int effort() {
        return 50;
    }
}
