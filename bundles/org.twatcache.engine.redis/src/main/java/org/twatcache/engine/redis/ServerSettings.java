package org.twatcache.engine.redis;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Which server, and how it is spoken to. Caches with equal settings share connections.
 *
 * @param sentinels who knows where the server is, instead of host and port; or null
 * @param cluster some servers of a cluster, which know the others; or none
 * @param timeoutMillis longest wait for an answer, and for a free connection
 * @param connectMillis longest wait for a connection to be accepted
 * @param tls null for none
 */
record ServerSettings(
        String host,
        int port,
        @Nullable Sentinels sentinels,
        List<HostAndPort> cluster,
        Credentials credentials,
        int database,
        String clientName,
        @Nullable Tls tls,
        int timeoutMillis,
        int connectMillis,
        int poolSize) {

    static final int PORT = 6_379;

    /** The same for one server of the cluster. */
    ServerSettings of(HostAndPort server) {
        return new ServerSettings(
                server.getHost(),
                server.getPort(),
                null,
                List.of(),
                credentials,
                database,
                clientName,
                tls,
                timeoutMillis,
                connectMillis,
                poolSize);
    }

    /** Where it is, for people; no secret is in it. */
    String place() {
        if (!cluster.isEmpty()) {
            return "cluster of " + cluster.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        }
        return sentinels == null ? host + ":" + port : sentinels.toString();
    }

    @Override
    public String toString() {
        return (tls == null ? "redis://" : "rediss://") + place() + "/" + database + " as " + credentials;
    }
}
