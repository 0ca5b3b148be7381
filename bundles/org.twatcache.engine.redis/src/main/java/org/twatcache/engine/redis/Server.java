package org.twatcache.engine.redis;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** One server, or one cluster of them, for all caches whose settings name it, from the first to the last of them. */
final class Server implements AutoCloseable {

    final ServerSettings settings;
    final Health health;
    private final Wiring wiring;
    private final Invalidations invalidations;
    private final Watch watch;

    /** Guarded by {@link Servers}. */
    int users;

    Server(ServerSettings settings, Prober prober, Runnable news) throws IOException, GeneralSecurityException {
        this.settings = settings;
        if (settings.cluster().isEmpty()) {
            Dialer dialer = new Dialer(settings);
            this.wiring = new SingleWiring(settings, dialer);
            this.invalidations = new Tracking(
                    settings, dialer, settings.sentinels() == null ? Vigil::ofAny : Vigil::ofMaster, () -> {});
            this.watch = new Watch(prober, () -> {
                // A deposed master that was not told of it yet takes writes as before, and they are lost.
                dialer.look();
                wiring.endOverdue();
            });
        } else {
            ClusterWiring cluster = new ClusterWiring(settings);
            this.wiring = cluster;
            this.invalidations = ClusterTracking.of(settings, cluster.map());
            this.watch = new Watch(prober, wiring::endOverdue);
        }
        this.health = new Health(settings.place(), this::ping, prober, news);
        watch.start();
    }

    /**
     * Tells a cache what becomes of its keys, while that can be heard.
     *
     * @return ends it
     */
    Runnable track(Hearer hearer) {
        return invalidations.join(hearer);
    }

    /** Asks the server for an answer, whatever is known of its health. */
    void ping() {
        Supplier<String> question = () -> wiring.call(Commands.ping());
        repeated(question, question);
    }

    /**
     * Runs a command that may run twice: a second time where the connection turned out to be dead, as all are that are left from
     * before a restart of the server. Then it has a connection for itself: what others ask for cannot end that.
     */
    <T extends @Nullable Object> T repeatable(CommandObject<T> command) {
        return repeatable(wiring, command);
    }

    /** As {@link #repeatable}, several in one go. */
    <T extends @Nullable Object> List<T> repeatable(List<CommandObject<T>> commands) {
        return again(() -> wiring.callAll(commands));
    }

    /** What the server answers for keys in their order, each to be read by {@link #value}; may run twice. */
    List<? extends @Nullable Object> values(List<byte[]> keys) {
        return wiring.isSpread()
                ? again(() -> wiring.answers(keys.stream().map(Commands::get).toList()))
                : repeatable(Commands.getAll(keys));
    }

    /** A value of the answer; null where there is none. */
    static byte @Nullable [] value(@Nullable Object answer) {
        if (answer instanceof JedisDataException refusal) {
            if (Faults.isWrongType(refusal)) {
                return null;
            }
            throw refusal;
        }
        return (byte[]) answer;
    }

    /**
     * Removes keys; may run twice.
     *
     * @param how makes of each command the one that runs
     */
    void removeAll(List<byte[]> keys, UnaryOperator<CommandObject<Long>> how) {
        if (wiring.isSpread()) {
            repeatable(keys.stream().map(Commands::remove).map(how).toList());
        } else {
            repeatable(how.apply(Commands.remove(keys)));
        }
    }

    /** The parts of the whole, to go through the keys of each once: what moves meanwhile may be missed, or met twice. */
    Rounds onceThrough() {
        return Rounds.once(again(wiring::parts));
    }

    /** The parts of the whole, to go through them so that nothing is missed. */
    Rounds rounds() {
        Rounds rounds = wiring.rounds();
        return () -> again(rounds::next);
    }

    /** Runs a command that may run twice on one part. */
    <T extends @Nullable Object> T repeatable(Link part, CommandObject<T> command) {
        return watched(() -> repeated(
                () -> part.call(command), () -> part.callAll(List.of(command)).get(0)));
    }

    /** Runs a command that must not run twice: its second answer would not tell what its first run did. */
    <T extends @Nullable Object> T once(CommandObject<T> command) {
        return watched(() -> wiring.call(command));
    }

    private <R extends @Nullable Object> R again(Supplier<R> call) {
        return watched(() -> repeated(call, call));
    }

    private <R extends @Nullable Object> R repeated(Supplier<R> call, Supplier<R> secondTime) {
        try {
            return call.get();
        } catch (JedisConnectionException e) {
            if (Timeouts.isOne(e)) {
                throw e;
            }
            if (!AnswerTooLargeException.isBehind(e)) {
                wiring.forgetIdle();
            }
            return secondTime.get();
        }
    }

    private <R extends @Nullable Object> R watched(Supplier<R> call) {
        health.requireUp();
        try {
            R answer = call.get();
            health.answered();
            return answer;
        } catch (JedisConnectionException e) {
            if (!AnswerTooLargeException.isBehind(e)) {
                if (!Timeouts.isOne(e)) {
                    // The others are most likely dead, too, and each would count.
                    wiring.forgetIdle();
                }
                health.failed(e);
            }
            throw e;
        } catch (JedisDataException e) {
            if (Faults.isAbsence(e) || isDeposed(e)) {
                // Whatever is connected to it is connected to the wrong one.
                wiring.forgetIdle();
                health.failed(e);
            } else {
                health.answered();
            }
            throw e;
        }
    }

    /** Whether the server was master, and is no more. */
    private boolean isDeposed(JedisDataException refusal) {
        return settings.sentinels() != null && Faults.isReadOnly(refusal);
    }

    @Override
    public void close() {
        health.close();
        watch.close();
        invalidations.close();
        wiring.close();
    }
}
