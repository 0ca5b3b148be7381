package org.twatcache.engine.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A connection that is made once. Jedis connects anew where somebody asks on one that was hung up: the new socket would know neither user nor
 * database, be tracking nothing, and have another name at the server.
 */
abstract class SingleUseConnection extends Connection {

    private volatile boolean connectedBefore;

    SingleUseConnection(Builder builder) {
        super(builder);
    }

    @Override
    public void connect() {
        if (connectedBefore && !isConnected()) {
            throw new JedisConnectionException("It was hung up");
        }
        super.connect();
        connectedBefore = true;
    }
}
