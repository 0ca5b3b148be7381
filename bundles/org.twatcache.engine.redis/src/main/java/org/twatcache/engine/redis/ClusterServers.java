package org.twatcache.engine.redis;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The servers of a cluster that were met, each with its connections. */
final class ClusterServers implements AutoCloseable {

    private final ServerSettings settings;
    private final Map<HostAndPort, SingleWiring> servers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClusterServers(ServerSettings settings) {
        this.settings = settings;
    }

    SingleWiring at(HostAndPort address) {
        if (closed) {
            throw new JedisConnectionException("The connections were closed");
        }
        return servers.computeIfAbsent(address, missing -> {
            try {
                ServerSettings its = settings.of(missing);
                return new SingleWiring(its, new Dialer(its));
            } catch (IOException | GeneralSecurityException e) {
                throw new JedisConnectionException("No connections to " + missing, e);
            }
        });
    }

    Set<HostAndPort> met() {
        return servers.keySet();
    }

    void forgetIdle() {
        servers.values().forEach(SingleWiring::forgetIdle);
    }

    void endOverdue() {
        servers.values().forEach(SingleWiring::endOverdue);
    }

    @Override
    public void close() {
        closed = true;
        servers.values().forEach(SingleWiring::close);
    }
}
