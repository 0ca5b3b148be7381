package org.twatcache.engine.redis;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.engine.redis.Debts.Debtor;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;
import redis.clients.jedis.exceptions.JedisException;

/** Makes caches on Redis servers. It serves whoever asks for it: no cache moves to a server by itself. */
@ProvidesCacheEngine(
        name = RedisEngineFactory.ENGINE,
        aliases = "distributed",
        traits = {
            EngineTrait.KEEPS_BYTES,
            EngineTrait.EXPIRES,
            EngineTrait.PERSISTENT,
            EngineTrait.SHARED,
            EngineTrait.SENDS_INVALIDATIONS
        },
        options = {
            Options.URI,
            Options.HOST,
            Options.PORT,
            Options.CLUSTER,
            Options.SENTINELS,
            Options.SENTINEL_MASTER,
            Options.SENTINEL_USER,
            Options.SENTINEL_PASSWORD,
            Options.USER,
            Options.PASSWORD,
            Options.DATABASE,
            Options.CLIENT_NAME,
            Options.APPLICATION,
            Options.TLS,
            Options.TLS_CA,
            Options.TLS_TRUST_STORE,
            Options.TLS_TRUST_STORE_PASSWORD,
            Options.TIMEOUT,
            Options.CONNECT_TIMEOUT,
            Options.POOL_SIZE,
            Options.WRITE_BEHIND,
            Options.INVALIDATION
        },
        ranking = -300)
public final class RedisEngineFactory implements CacheEngineFactory, AutoCloseable {

    static final String ENGINE = "redis";

    /** What the names begin with that core gives to caches without one. */
    private static final String NAMELESS = "#";

    private final Map<String, String> configured;
    private final Servers servers;
    private final WritersBehind behind = new WritersBehind();
    private volatile Runnable news;

    /**
     * Makes the names of nameless caches unlike those of every other process. Null until there is one: the first random number of a
     * process takes as long to make as all the rest of this bundle's start.
     */
    private @Nullable String run;

    /** Without a configuration, for {@link java.util.ServiceLoader} outside OSGi. */
    public RedisEngineFactory() {
        this(Map.of(), () -> {});
    }

    /**
     * With a configuration.
     *
     * @param configured the options of caches whose spec does not say otherwise
     * @param news run, on a thread of the engine, whenever a server stopped to answer, or answers again
     */
    RedisEngineFactory(Map<String, String> configured, Runnable news) {
        this.configured = Map.copyOf(configured);
        this.news = news;
        this.servers = new Servers(() -> this.news.run());
    }

    /** Why no cache can be served; null where one can, as far as is known. */
    @Nullable
    String down() {
        return servers.down();
    }

    @Override
    public CacheEngine<byte[]> create(EngineRequest request) {
        Options options = Options.of(request.cache(), configured, request.options());
        ServerSettings settings = options.server();
        int most = options.writeBehind();
        Invalidation how = options.invalidation();
        Server server;
        try {
            server = servers.join(settings);
        } catch (IOException | GeneralSecurityException | JedisException e) {
            throw new Faults(request.cache(), settings).unavailable(e);
        }
        Keyspace keys = new Keyspace(options.application(), request.owner(), region(request));
        Debtor debtor = Debtor.of(settings, keys);
        if (!behind.awaitEnds(debtor)) {
            servers.leave(server);
            throw new Faults(request.cache(), settings)
                    .unavailable(new IOException("writes of before are still being sent"));
        }
        CacheEngine<byte[]> engine = new RedisEngine(request, server, keys, how, () -> servers.leave(server));
        boolean ready = false;
        try {
            Debts.OF_ALL.pay(debtor, engine);
            CacheEngine<byte[]> served = most == 0 ? engine : behind(engine, request, settings, most, debtor);
            ready = true;
            return served;
        } catch (EngineClosedException e) {
            throw new Faults(request.cache(), settings).unavailable(e);
        } finally {
            if (!ready) {
                engine.close();
            }
        }
    }

    private CacheEngine<byte[]> behind(
            CacheEngine<byte[]> engine, EngineRequest request, ServerSettings settings, int most, Debtor debtor) {
        boolean named = !isNameless(request);
        WriteBehindEngine writes = WriteBehindEngine.on(engine, request, settings, most, (over, lost) -> {
            if (named) {
                Debts.OF_ALL.add(debtor, lost);
            }
            behind.remove(debtor, over);
        });
        behind.add(debtor, writes);
        return writes;
    }

    @Override
    public void onNews(Runnable listener) {
        news = listener;
    }

    private String region(EngineRequest request) {
        return isNameless(request) ? request.cache() + "@" + run() : request.cache();
    }

    private synchronized String run() {
        if (run == null) {
            run = UUID.randomUUID().toString();
        }
        return run;
    }

    /** Whether no other process, and no later one, can meet its entries. */
    static boolean isNameless(EngineRequest request) {
        return request.cache().startsWith(NAMELESS);
    }

    /** Ends all connections, after every engine was closed. Idempotent. */
    @Override
    public void close() {
        servers.close();
    }
}
