package org.twatcache.engine.redis;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.PushConsumerContext;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * A connection on which the server tells of changed keys, between its answers. One thread reads; any may ask to be told.
 */
final class TrackingConnection extends SingleUseConnection {

    private static final String INVALIDATE = "invalidate";
    private static final String SUBSCRIBE = "subscribe";
    private static final String MESSAGE = "message";

    /** What a push begins with; any byte would do, for it is only waited for. */
    private static final byte PUSH = '>';

    /** How often a server is asked in the time that it has for an answer. */
    static final int QUESTIONS = 3;

    /** Who waits for the answers that are still to come, in their order. */
    private final Queue<Consumer<Object>> asked = new ConcurrentLinkedQueue<>();

    /** Set by the one who reads, before he does. */
    private Consumer<@Nullable List<byte[]>> listener = keys -> {};

    private final Set<Keyspace> tracked = new HashSet<>();

    /** Of those that were asked for. Used by the one who reads. */
    private final Map<Keyspace, JedisDataException> refused = new HashMap<>();

    private final Vigil vigil;
    private final long patienceNanos;

    private long askedAt = System.nanoTime();
    private int unanswered;
    private @Nullable RedisInputStream input;

    /** Whether what was read is no answer. */
    private boolean pushed;

    private TrackingConnection(Builder builder, ServerSettings settings, Vigil vigil) {
        super(builder);
        this.vigil = vigil;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis());
    }

    @Override
    protected void initPushConsumers(JedisClientConfig config) {
        addPushConsumer(this::pushed);
    }

    @Override
    protected Object protocolRead(RedisInputStream stream, PushConsumerChain consumer) {
        input = stream;
        return super.protocolRead(stream, consumer);
    }

    /** Tells somebody of changed keys; null is for all. */
    void listen(Consumer<@Nullable List<byte[]>> newListener) {
        listener = newListener;
    }

    private @Nullable PushConsumerContext pushed(PushConsumerContext context) {
        List<Object> content = context.getMessage().getContent();
        byte[] type = context.getMessage().getType();
        switch (type == null ? "" : new String(type, StandardCharsets.US_ASCII)) {
            case INVALIDATE -> listener.accept(keys(content.get(1)));
            case SUBSCRIBE -> answered(content);
            case MESSAGE -> listener.accept(List.of(joined((byte[]) content.get(1), (byte[]) content.get(2))));
            default -> {
                // Nothing that was asked for.
            }
        }
        // Where it is dropped Jedis reads on, and waits for an answer to a question that was not asked.
        context.propagate();
        pushed = true;
        return context;
    }

    /** Of the channel's name, which keys begin with, and the rest. */
    private static byte[] joined(byte[] prefix, byte[] rest) {
        byte[] whole = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, whole, prefix.length, rest.length);
        return whole;
    }

    private static @Nullable List<byte[]> keys(@Nullable Object told) {
        return told instanceof List<?> keys
                ? keys.stream().map(key -> (byte[]) key).toList()
                : null;
    }

    /**
     * Asks to be told of changed keys of a cache.
     *
     * @param begun given null when it is so, or what the server refused it with, by the thread that reads
     */
    synchronized void track(Keyspace keys, Consumer<@Nullable JedisDataException> begun) {
        if (tracked.add(keys)) {
            CommandArguments question = new CommandArguments(Command.CLIENT)
                    .add("TRACKING")
                    .add("ON")
                    .add("BCAST")
                    .add("PREFIX")
                    .add(keys.prefix());
            ask(question, answer -> {
                if (answer instanceof JedisDataException refusal) {
                    refused.put(keys, refusal);
                }
                begun.accept(refused.get(keys));
            });
        } else {
            // The server takes no prefix a second time. What it said of the first is known before it answers this.
            ask(Commands.ping().getArguments(), answer -> begun.accept(refused.get(keys)));
        }
    }

    /**
     * Asks to be told of what is published of a cache.
     *
     * @param begun as for {@link #track}
     */
    void subscribe(Keyspace keys, Consumer<@Nullable JedisDataException> begun) {
        CommandArguments question = new CommandArguments(Command.SUBSCRIBE).add(keys.prefix());
        ask(question, answer -> begun.accept(answer instanceof JedisDataException refusal ? refusal : null));
    }

    private synchronized void ask(CommandArguments question, Consumer<Object> answered) {
        asked.add(answered);
        sendCommand(question);
        flush();
    }

    /**
     * Reads what comes next, if something comes soon; asks now and then whether the server is there.
     *
     * @throws JedisConnectionException where nothing will come any more, or the server is not what it should be
     */
    void hear() {
        long now = System.nanoTime();
        if (now - askedAt > patienceNanos / QUESTIONS) {
            if (unanswered == 0) {
                check();
            } else if (now - askedAt > patienceNanos) {
                throw Timeouts.noAnswer();
            }
        }
        if (isSomethingThere()) {
            read();
        }
    }

    /** Asks whether the server is what it should be; {@link #hear} throws where it is not. */
    void check() {
        askedAt = System.nanoTime();
        vigil.checks().forEach(this::ask);
    }

    private void ask(Vigil.Check check) {
        unanswered++;
        ask(check.question(), answer -> {
            unanswered--;
            if (answer instanceof JedisDataException refusal) {
                throw refusal;
            }
            check.verdict().accept(answer);
        });
    }

    private void read() {
        Object answer;
        pushed = false;
        try {
            answer = readProtocolWithCheckingBroken();
        } catch (JedisDataException refusal) {
            answer = refusal;
        }
        if (!pushed) {
            answered(answer);
        }
    }

    /** Answers come in the order of questions. */
    private void answered(Object answer) {
        Consumer<Object> waiting = asked.poll();
        if (waiting == null) {
            throw new JedisConnectionException("An answer to nothing");
        }
        waiting.accept(answer);
    }

    private boolean isSomethingThere() {
        try {
            boolean unused =
                    Objects.requireNonNull(input, "nothing was asked yet").peek(PUSH);
            return true;
        } catch (JedisConnectionException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                return false;
            }
            throw e;
        }
    }

    static Builder maker(ServerSettings settings, Vigil vigil) {
        return new Builder() {
            @Override
            protected Connection createConnection() {
                return new TrackingConnection(this, settings, vigil);
            }
        };
    }
}
