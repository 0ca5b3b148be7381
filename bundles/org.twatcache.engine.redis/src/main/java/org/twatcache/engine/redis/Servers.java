package org.twatcache.engine.redis;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The servers that are in use, each with its connections, from the first cache on it to the last. One that does not answer is kept
 * a while longer: its caches have left it, and are to hear when it is back.
 */
final class Servers implements AutoCloseable {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Prober prober = new Prober();
    private final Runnable news;

    /** Guarded by this. */
    private final Map<ServerSettings, Server> known = new HashMap<>();

    /** Guarded by this. */
    private boolean closed;

    /** Runs something, on a thread of its own, whenever a server went down or is back. */
    Servers(Runnable news) {
        this.news = news;
    }

    /**
     * The server of these settings, with one user more, who is to leave.
     *
     * @throws JedisException where it does not answer
     */
    Server join(ServerSettings settings) throws IOException, GeneralSecurityException {
        Server server = enter(settings);
        boolean usable = false;
        try {
            server.health.requireUp();
            server.ping();
            usable = true;
            return server;
        } catch (JedisException e) {
            if (!(e instanceof ServerDownException)) {
                server.health.goDown(e);
            }
            throw e;
        } finally {
            if (!usable) {
                leave(server);
            }
        }
    }

    private synchronized Server enter(ServerSettings settings) throws IOException, GeneralSecurityException {
        if (closed) {
            throw new IOException("The engine was stopped");
        }
        Server server = known.get(settings);
        if (server == null) {
            server = new Server(settings, prober, news);
            known.put(settings, server);
        }
        server.users++;
        return server;
    }

    /** One user less. */
    void leave(Server server) {
        synchronized (this) {
            if (--server.users > 0) {
                return;
            }
        }
        if (server.health.down() == null) {
            closeUnused(server);
        } else {
            prober.in(REMEMBERED, () -> closeUnused(server));
        }
    }

    private void closeUnused(Server server) {
        synchronized (this) {
            if (server.users > 0 || !known.remove(server.settings, server)) {
                return;
            }
        }
        boolean away = server.health.down() != null;
        server.close();
        if (away) {
            // Nobody asks it any more, so that its caches have to try for themselves.
            news.run();
        }
    }

    /** Why caches cannot be served, where no server answers; null where one does, or none is known. */
    @Nullable
    String down() {
        List<Server> all = all();
        List<String> reasons = all.stream()
                .map(server -> server.health.down() == null
                        ? null
                        : "Redis at " + server.settings.place() + ": " + server.health.down())
                .filter(Objects::nonNull)
                .toList();
        return all.isEmpty() || reasons.size() < all.size() ? null : String.join("; ", reasons);
    }

    private synchronized List<Server> all() {
        return new ArrayList<>(known.values());
    }

    /** Ends all connections. */
    @Override
    public void close() {
        prober.close();
        List<Server> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(known.values());
            known.clear();
        }
        all.forEach(Server::close);
    }
}
