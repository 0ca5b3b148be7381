package org.twatcache.engine.redis;

import redis.clients.jedis.exceptions.JedisException;

/** The server did not answer lately; nothing was sent to it. */
final class ServerDownException extends JedisException {

    private static final long serialVersionUID = 1L;

    ServerDownException(String message) {
        super(message);
    }
}
