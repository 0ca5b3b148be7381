package org.twatcache.engine.redis;

import java.net.SocketTimeoutException;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Failures for want of an answer in time, which say nothing of the connection, and are not tried again: time is up. */
final class Timeouts {

    private Timeouts() {}

    static JedisConnectionException noAnswer() {
        return new JedisConnectionException(new SocketTimeoutException("no answer in time"));
    }

    /** Whether time is up, for whatever part of a call. */
    static boolean isOne(JedisConnectionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
            for (Throwable other : cause.getSuppressed()) {
                if (other instanceof SocketTimeoutException) {
                    return true;
                }
            }
        }
        return false;
    }
}
