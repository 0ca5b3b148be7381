package org.twatcache.engine.redis;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens connections to wherever the server is now; with TLS where it is wished, the host name checked. Jedis's own way takes trust
 * stores of Java only; certificates come as PEM files mostly.
 */
final class RedisSocketFactory implements JedisSocketFactory {

    private final Supplier<HostAndPort> place;
    private final JedisClientConfig client;
    private final @Nullable SSLSocketFactory secure;

    RedisSocketFactory(Supplier<HostAndPort> place, JedisClientConfig client, @Nullable Tls tls)
            throws IOException, GeneralSecurityException {
        this.place = place;
        this.client = client;
        this.secure = tls == null ? null : tls.sockets();
    }

    @Override
    public Socket createSocket() {
        HostAndPort address = place.get();
        Socket plain = new DefaultJedisSocketFactory(address, client).createSocket();
        return secure == null ? plain : secured(secure, plain, address);
    }

    private static Socket secured(SSLSocketFactory sockets, Socket plain, HostAndPort address) {
        boolean secured = false;
        try {
            SSLSocket socket = (SSLSocket) sockets.createSocket(plain, address.getHost(), address.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            secured = true;
            return socket;
        } catch (IOException e) {
            throw new JedisConnectionException("No TLS with " + address, e);
        } finally {
            if (!secured) {
                close(plain);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // What was wrong with it is being thrown.
        }
    }
}
