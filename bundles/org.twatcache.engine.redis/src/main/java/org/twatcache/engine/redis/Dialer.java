package org.twatcache.engine.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Makes connections to one server, or to whichever is the master now. */
final class Dialer {

    private final ServerSettings settings;
    private final @Nullable MasterSearch masters;
    private final JedisSocketFactory sockets;

    Dialer(ServerSettings settings) throws IOException, GeneralSecurityException {
        this.settings = settings;
        Sentinels sentinels = settings.sentinels();
        this.masters = sentinels == null ? null : new MasterSearch(sentinels, settings, System::nanoTime);
        this.sockets = new RedisSocketFactory(this::address, client(RedisProtocol.RESP2), settings.tls());
    }

    private HostAndPort address() {
        return masters == null ? new HostAndPort(settings.host(), settings.port()) : masters.find();
    }

    /** Grows when the server is another one; connections of before are not to be used any more. */
    int generation() {
        return masters == null ? 0 : masters.changes();
    }

    /** Finds out whether the server is another one by now; whoever cannot tell is asked again later. */
    void look() {
        if (masters != null) {
            try {
                HostAndPort unused = masters.find();
            } catch (JedisException e) {
                // Calls go on with the one that was named last.
            }
        }
    }

    private JedisClientConfig client(RedisProtocol protocol) {
        return DefaultJedisClientConfig.builder()
                .protocol(protocol)
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(settings.connectMillis())
                .socketTimeoutMillis(settings.timeoutMillis())
                .database(settings.database())
                .clientName(settings.clientName())
                .user(settings.credentials().user())
                .password(settings.credentials().password())
                .build();
    }

    /**
     * A connection for questions.
     *
     * @throws JedisException where it cannot be made
     */
    WatchedConnection connect() {
        int generation = generation();
        return (WatchedConnection) made(
                WatchedConnection.maker(generation),
                RedisProtocol.RESP2,
                made -> ((WatchedConnection) made).introduce());
    }

    /**
     * A connection on which the server tells of changes.
     *
     * @param vigil what it is asked now and then
     * @throws JedisException where it cannot be made
     */
    TrackingConnection track(Vigil vigil) {
        TrackingConnection made =
                (TrackingConnection) made(TrackingConnection.maker(settings, vigil), RedisProtocol.RESP3, unused -> {});
        made.setSoTimeout(Math.max(1, settings.timeoutMillis() / TrackingConnection.QUESTIONS));
        return made;
    }

    private Connection made(Connection.Builder maker, RedisProtocol protocol, Consumer<Connection> first) {
        Connection made =
                maker.socketFactory(sockets).clientConfig(client(protocol)).build();
        boolean usable = false;
        try {
            requireMaster(made);
            first.accept(made);
            usable = true;
            return made;
        } finally {
            if (!usable) {
                hangUp(made);
            }
        }
    }

    private void requireMaster(Connection made) {
        if (settings.sentinels() != null && !isMaster(made.executeCommand(Commands.role()))) {
            throw new JedisConnectionException("The server that sentinels named is no master, or not yet");
        }
    }

    /** Whether a server's answer to {@link Commands#role} says so. For a moment sentinels may name one that was deposed. */
    static boolean isMaster(List<?> role) {
        return role.get(0) instanceof byte[] name && new String(name, StandardCharsets.US_ASCII).equals("master");
    }

    static void hangUp(Connection connection) {
        if (connection.isBroken()) {
            // What was not sent is not to be sent any more, and might wait for somebody who does not read.
            cut(connection);
            return;
        }
        try {
            connection.disconnect();
        } catch (JedisException e) {
            // It cannot say good-bye any more; the socket is closed all the same.
        }
    }

    /** Closes its socket, whoever uses it. */
    static void cut(Connection connection) {
        try {
            connection.forceDisconnect();
        } catch (IOException | JedisException e) {
            // It is closed all the same.
        }
    }
}
