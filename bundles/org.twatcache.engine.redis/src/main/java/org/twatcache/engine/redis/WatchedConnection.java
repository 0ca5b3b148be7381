package org.twatcache.engine.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * A connection that knows whether the server sent more than it was asked for. After such an answer every later one would be that
 * of another key.
 */
final class WatchedConnection extends SingleUseConnection {

    /** That of the {@link Dialer} before it was made: it is of that one, or of a later one and is made once more. */
    final int generation;

    private @Nullable RedisInputStream input;

    private volatile @Nullable ServersName name;

    private WatchedConnection(Builder builder, int generation) {
        super(builder);
        this.generation = generation;
    }

    @Override
    protected Object protocolRead(RedisInputStream stream, PushConsumerChain consumer) {
        input = stream;
        try {
            return super.protocolRead(stream, consumer);
        } catch (OutOfMemoryError e) {
            // One array was refused, of a length that the server told: there is memory for everybody else.
            throw new AnswerTooLargeException(e);
        }
    }

    /** Finds out by what the server knows it. */
    void introduce() {
        try {
            name = ServersName.of(executeCommand(Commands.introduction()));
        } catch (JedisDataException e) {
            // An older server, or a user who may not ask.
        }
    }

    /** By what the server knows it; null where it does not tell. */
    @Nullable
    ServersName name() {
        return name;
    }

    /** Whether nothing was said that nobody asked for. To be asked before a question. */
    boolean isQuiet() {
        RedisInputStream stream = input;
        try {
            return stream == null || stream.available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads an answer for each call, in order. As soon as it is there: a large one is not kept until the last has come.
     *
     * @throws RuntimeException where one cannot be read; those before it were given out
     */
    void answers(List<PendingCall<?>> calls) {
        flush();
        for (PendingCall<?> call : calls) {
            try {
                call.answered(readProtocolWithCheckingBroken());
            } catch (JedisDataException refusal) {
                call.answered(refusal);
            } catch (AnswerTooLargeException e) {
                call.failed(e);
                throw new JedisConnectionException("An answer before this one did not fit into memory", e);
            }
        }
    }

    /** Reads so many answers; what the server refused is among them as a {@link JedisDataException}. */
    List<@Nullable Object> answers(int count) {
        flush();
        List<@Nullable Object> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            try {
                answers.add(readProtocolWithCheckingBroken());
            } catch (JedisDataException refusal) {
                answers.add(refusal);
            }
        }
        return answers;
    }

    static Builder maker(int generation) {
        return new Builder() {
            @Override
            protected Connection createConnection() {
                return new WatchedConnection(this, generation);
            }
        };
    }
}
