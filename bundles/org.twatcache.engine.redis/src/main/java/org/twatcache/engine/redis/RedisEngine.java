package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A cache on a Redis server. The server ends entries, by its own clock. */
final class RedisEngine implements CacheEngine<byte[]> {

    /** Keys of one command: a longer one would keep others waiting. */
    private static final int BULK = 500;

    private final EngineRequest request;
    private final Server server;
    private final Keyspace keys;
    private final Faults faults;
    private final Gate gate;
    private final Census census;
    private final Announcements announcements;
    private final Runnable release;
    private final Runnable deafen;

    RedisEngine(EngineRequest request, Server server, Keyspace keys, Invalidation how, Runnable release) {
        this.request = request;
        this.server = server;
        this.keys = keys;
        this.faults = new Faults(request.cache(), server.settings);
        this.gate = new Gate(request.cache());
        this.census = new Census(server, keys);
        this.release = release;
        this.announcements = new Announcements(keys, how == Invalidation.PUBSUB);
        this.deafen = request.wantsInvalidations() && how != Invalidation.NONE
                ? server.track(new EventsHearer(keys, request.events(), how, announcements::begin))
                : () -> {};
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return read(() -> {
            try {
                return server.repeatable(Commands.get(keys.outwards(key)));
            } catch (JedisDataException e) {
                return foreign(e);
            }
        });
    }

    @Override
    public List<EngineEntry<byte[]>> getAll(Collection<? extends byte[]> wanted) {
        List<EngineEntry<byte[]>> found = new ArrayList<>(wanted.size());
        return read(() -> {
            for (List<byte[]> some : Parts.<byte[]>of(wanted, BULK)) {
                List<byte[]> outer = new ArrayList<>(some.size());
                some.forEach(key -> outer.add(keys.outwards(key)));
                List<? extends @Nullable Object> values = server.values(outer);
                for (int i = 0; i < some.size(); i++) {
                    byte[] value = Server.value(values.get(i));
                    if (value != null) {
                        found.add(new EngineEntry<>(some.get(i), value, NO_DEADLINE));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public @Nullable EngineEntry<byte[]> peek(byte[] key) {
        return read(() -> {
            List<Object> answer = server.repeatable(Commands.peek(keys.outwards(key)));
            return answer == null ? null : entry(key, answer);
        });
    }

    /** An entry from what {@link Commands#peek} gives. */
    EngineEntry<byte[]> entry(byte[] key, List<Object> answer) {
        long remaining = (Long) answer.get(1);
        return new EngineEntry<>(key, (byte[]) answer.get(0), Life.deadline(remaining, request.clock()));
    }

    @Override
    public void put(byte[] key, byte[] value, long deadline) {
        write(() -> server.repeatable(stored(keys.outwards(key), value, deadline)));
    }

    /** What stores a value, or removes it where its life is over. */
    private CommandObject<?> stored(byte[] outer, byte[] value, long deadline) {
        Life life = Life.until(deadline, request);
        return life.isOver()
                ? announcements.with(Commands.remove(outer))
                : announcements.with(Commands.set(outer, value, life));
    }

    @Override
    public void putAll(Collection<EngineEntry<byte[]>> entries) {
        write(() -> {
            for (List<EngineEntry<byte[]>> some : Parts.of(entries, BULK)) {
                List<CommandObject<Object>> commands = new ArrayList<>(some.size());
                for (EngineEntry<byte[]> entry : some) {
                    commands.add(untyped(stored(keys.outwards(entry.key()), entry.value(), entry.deadline())));
                }
                server.repeatable(commands);
            }
            return null;
        });
    }

    /** Its answer is only waited for. */
    @SuppressWarnings("unchecked")
    private static CommandObject<Object> untyped(CommandObject<?> command) {
        return (CommandObject<Object>) command;
    }

    @Override
    public void restore(Collection<EngineEntry<byte[]>> entries) {
        putAll(entries);
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value, long deadline) {
        Life life = Life.until(deadline, request);
        byte[] outer = keys.outwards(key);
        return write(() -> {
            try {
                return life.isOver()
                        ? server.repeatable(Commands.get(outer))
                        : server.once(announcements.with(Commands.putIfAbsent(outer, value, life)));
            } catch (JedisDataException e) {
                return foreign(e);
            }
        });
    }

    @Override
    public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
        Life life = Life.until(deadline, request);
        byte[] outer = keys.outwards(key);
        return compared(() ->
                life.isOver() ? Commands.remove(outer, expected) : Commands.replace(outer, expected, value, life));
    }

    @Override
    public boolean remove(byte[] key, byte[] expected) {
        return compared(() -> Commands.remove(keys.outwards(key), expected));
    }

    private boolean compared(Supplier<CommandObject<Long>> command) {
        return write(() -> {
            try {
                return server.once(announcements.with(command.get())) == 1;
            } catch (JedisDataException e) {
                return foreign(e) != null;
            }
        });
    }

    @Override
    public boolean remove(byte[] key) {
        return write(() -> server.once(announcements.with(Commands.remove(keys.outwards(key)))) == 1);
    }

    @Override
    public void removeAll(Collection<? extends byte[]> gone) {
        write(() -> {
            for (List<byte[]> some : Parts.<byte[]>of(gone, BULK)) {
                server.removeAll(some.stream().map(keys::outwards).toList(), announcements::with);
            }
            return null;
        });
    }

    @Override
    public void clear() {
        write(() -> {
            Scan scan = new Scan(server, keys);
            while (!scan.isOver()) {
                List<byte[]> some = scan.next(BULK);
                if (!some.isEmpty()) {
                    server.removeAll(some, announcements::with);
                }
            }
            return null;
        });
    }

    @Override
    public long size() {
        return read(census::count);
    }

    @Override
    public EngineCursor<byte[]> cursor() {
        return read(() -> new RedisCursor(this, new Scan(server, keys), keys));
    }

    /** What is there now of some keys of the server. */
    List<EngineEntry<byte[]>> entries(List<byte[]> outer) {
        List<CommandObject<List<Object>>> commands =
                outer.stream().map(Commands::peek).toList();
        List<EngineEntry<byte[]>> found = new ArrayList<>(outer.size());
        List<List<Object>> answers = server.repeatable(commands);
        for (int i = 0; i < outer.size(); i++) {
            List<Object> answer = answers.get(i);
            if (answer != null) {
                found.add(entry(keys.inwards(outer.get(i)), answer));
            }
        }
        return found;
    }

    @Override
    public void close() {
        if (gate.close()) {
            deafen.run();
            release.run();
        }
    }

    /** What somebody else keeps under a key of ours is no entry. */
    private static byte @Nullable [] foreign(JedisDataException refusal) {
        if (Faults.isWrongType(refusal)) {
            return null;
        }
        throw refusal;
    }

    <R extends @Nullable Object> R read(Supplier<R> question) {
        gate.enter();
        try {
            return question.get();
        } catch (ServerDownException e) {
            throw faults.closed();
        } catch (JedisException e) {
            throw faults.read(e);
        } finally {
            gate.leave();
        }
    }

    private <R extends @Nullable Object> R write(Supplier<R> effect) {
        gate.enter();
        try {
            return effect.get();
        } catch (ServerDownException e) {
            throw faults.closed();
        } catch (JedisException e) {
            throw faults.write(e);
        } finally {
            gate.leave();
        }
    }

    @Override
    public String toString() {
        return "RedisEngine " + new String(keys.pattern(), StandardCharsets.UTF_8) + " at " + server.settings.place();
    }
}
