package org.twatcache.engine.redis;

import java.util.List;
import java.util.regex.Pattern;
import org.twatcache.CacheEngineException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.OutcomeUnknownException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What Jedis throws, in words for a client: they name cache and server, and never a password. */
final class Faults {

    private static final String WRONG_TYPE = "WRONGTYPE";

    /** A server that says so is there, and does not serve: nobody, or not us any more, where its password was changed. */
    private static final Pattern ABSENT =
            Pattern.compile("^(LOADING|MASTERDOWN|CLUSTERDOWN|NOAUTH|WRONGPASS)\\b.*", Pattern.DOTALL);

    private final String cache;
    private final ServerSettings settings;

    Faults(String cache, ServerSettings settings) {
        this.cache = cache;
        this.settings = settings;
    }

    /** Somebody else keeps something under a key of ours that is no value. */
    static boolean isWrongType(JedisDataException refusal) {
        return String.valueOf(refusal.getMessage()).contains(WRONG_TYPE);
    }

    /** Whether a server refused because a script runs that takes long. */
    static boolean isBusy(JedisDataException refusal) {
        return String.valueOf(refusal.getMessage()).startsWith("BUSY ");
    }

    /** Whether a server refused because it cannot serve anybody now, or not us. */
    static boolean isAbsence(JedisDataException refusal) {
        return ABSENT.matcher(String.valueOf(refusal.getMessage())).matches();
    }

    /** Whether a server refused because it is a replica. */
    static boolean isReadOnly(JedisDataException refusal) {
        // Where a script was refused, 6.2 says so later on.
        return String.valueOf(refusal.getMessage()).contains("READONLY ");
    }

    /** A read failed. */
    CacheEngineException read(JedisException failure) {
        return new CacheEngineException(words("could not be read", failure), cache, RedisEngineFactory.ENGINE, failure);
    }

    /** A write failed: where the server did not refuse it, nobody knows whether it has its effect. */
    CacheEngineException write(JedisException failure) {
        String words = words("could not be written", failure);
        return failure instanceof JedisDataException
                ? new CacheEngineException(words, cache, RedisEngineFactory.ENGINE, failure)
                : new OutcomeUnknownException(words, cache, RedisEngineFactory.ENGINE, failure);
    }

    /**
     * The server is down, and nothing was sent: the engine ends by itself, as far as the platform is concerned, which then follows
     * the policy of the cache until the server is back.
     */
    EngineClosedException closed() {
        return new EngineClosedException(cache, RedisEngineFactory.ENGINE);
    }

    /** The server cannot be used. */
    EngineNotAvailableException unavailable(Exception failure) {
        return new EngineNotAvailableException(
                words("cannot be served", failure), cache, RedisEngineFactory.ENGINE, List.of(), failure);
    }

    private String words(String what, Exception failure) {
        return "Cache '" + cache + "' " + what + ": Redis at " + settings.place() + " "
                + (failure instanceof JedisDataException ? "refused: " : "failed: ")
                + reason(failure);
    }

    /** A failure and what is behind it, in words. */
    static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(String.valueOf(failure.getMessage()));
        if (failure instanceof JedisConnectionException) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                reason.append(": ").append(cause.getMessage());
            }
            for (Throwable other : failure.getSuppressed()) {
                reason.append(": ").append(other.getMessage());
            }
        }
        return reason.toString();
    }
}
