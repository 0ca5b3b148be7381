package org.twatcache.engine.redis;

import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** An answer came that does not fit into the memory of this process. The server is well, but the connection is not to be used again. */
final class AnswerTooLargeException extends JedisException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(Throwable cause) {
        super("The answer does not fit into memory", cause);
    }

    /** Whether a call failed because another's answer, which came before its own, was too large. */
    static boolean isBehind(JedisConnectionException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
