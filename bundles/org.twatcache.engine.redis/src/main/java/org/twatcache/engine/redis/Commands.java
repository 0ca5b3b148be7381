package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;
import redis.clients.jedis.exceptions.JedisDataException;

/** The commands of this engine, as they go over the wire. A value that is too large is refused as the server would refuse it. */
final class Commands {

    /** Answers as they come. */
    static final Builder<Object> RAW = BuilderFactory.RAW_OBJECT;

    /** Redis's own limit for a value; it ends the connection of whoever sends more. */
    static final int LARGEST = 512 << 20;

    private static final byte[] NOTHING = {};

    /** Compound commands are scripts: atomic for every process, and known to each server of this age. */
    private static final byte[] PUT_IF_ABSENT = script("""
            local present = redis.call('GET', KEYS[1])
            if present then return present end
            if ARGV[2] == '' then redis.call('SET', KEYS[1], ARGV[1])
            else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
            return false""");

    private static final byte[] REPLACE = script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
            else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
            return 1""");

    private static final byte[] REMOVE = script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])""");

    /** Value and remaining life of one moment. */
    private static final byte[] PEEK = script("""
            local value = redis.pcall('GET', KEYS[1])
            if type(value) ~= 'string' then return false end
            return {value, redis.call('PTTL', KEYS[1])}""");

    private Commands() {}

    private static byte[] script(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static CommandObject<String> ping() {
        return new CommandObject<>(new CommandArguments(Command.PING), BuilderFactory.STRING);
    }

    /** Gives {@code master} or another word first. */
    static CommandObject<List<Object>> role() {
        return new CommandObject<>(new CommandArguments(Command.ROLE), BuilderFactory.RAW_OBJECT_LIST);
    }

    /** Gives all servers of a cluster, a line each, as one of them knows them. */
    static CommandObject<String> nodes() {
        return new CommandObject<>(new CommandArguments(Command.CLUSTER).add("NODES"), BuilderFactory.STRING);
    }

    /** Gives what the server knows of the connection, since Redis 6.2. */
    static CommandObject<String> introduction() {
        return new CommandObject<>(new CommandArguments(Command.CLIENT).add(Keyword.INFO), BuilderFactory.STRING);
    }

    /** Ends another connection; gives how many there were. */
    static CommandObject<Long> end(ServersName connection) {
        return new CommandObject<>(
                new CommandArguments(Command.CLIENT)
                        .add(Keyword.KILL)
                        .add(Keyword.ID)
                        .add(connection.id())
                        .add("ADDR")
                        .add(connection.address()),
                BuilderFactory.LONG);
    }

    static CommandObject<byte[]> get(byte[] key) {
        return new CommandObject<>(new CommandArguments(Command.GET).key(key), BuilderFactory.BINARY);
    }

    static CommandObject<List<byte[]>> getAll(Collection<byte[]> keys) {
        return new CommandObject<>(keyed(Command.MGET, keys), BuilderFactory.BINARY_LIST);
    }

    static CommandObject<String> set(byte[] key, byte[] value, Life life) {
        CommandArguments set = new CommandArguments(Command.SET).key(key).add(storable(value));
        if (life.isLimited()) {
            set.add(Keyword.PX).add(life.millis());
        }
        return new CommandObject<>(set, BuilderFactory.STRING);
    }

    /** Removes keys; gives how many there were. */
    static CommandObject<Long> remove(Collection<byte[]> keys) {
        return new CommandObject<>(keyed(Command.UNLINK, keys), BuilderFactory.LONG);
    }

    static CommandObject<Long> remove(byte[] key) {
        return new CommandObject<>(new CommandArguments(Command.DEL).key(key), BuilderFactory.LONG);
    }

    /** Gives the value that is there, or null where this one was stored. */
    static CommandObject<byte[]> putIfAbsent(byte[] key, byte[] value, Life life) {
        return eval(PUT_IF_ABSENT, BuilderFactory.BINARY, key, storable(value), argument(life));
    }

    /** Gives 1 where it was replaced. */
    static CommandObject<Long> replace(byte[] key, byte[] expected, byte[] value, Life life) {
        return eval(REPLACE, BuilderFactory.LONG, key, expected, storable(value), argument(life));
    }

    /** Gives 1 where it was removed. */
    static CommandObject<Long> remove(byte[] key, byte[] expected) {
        return eval(REMOVE, BuilderFactory.LONG, key, expected);
    }

    /** Gives the value and its remaining milliseconds, less than zero for no limit; or null. */
    static CommandObject<List<Object>> peek(byte[] key) {
        return eval(PEEK, BuilderFactory.RAW_OBJECT_LIST, key);
    }

    /** Gives the next cursor, and keys. */
    static CommandObject<List<Object>> scan(byte[] cursor, byte[] pattern, int count) {
        return new CommandObject<>(
                new CommandArguments(Command.SCAN)
                        .add(cursor)
                        .add(Keyword.MATCH)
                        .add(pattern)
                        .add(Keyword.COUNT)
                        .add(count),
                BuilderFactory.RAW_OBJECT_LIST);
    }

    private static byte[] storable(byte[] value) {
        if (value.length > LARGEST) {
            throw new JedisDataException("A value of " + value.length + " bytes is larger than Redis keeps");
        }
        return value;
    }

    private static byte[] argument(Life life) {
        return life.isLimited() ? Long.toString(life.millis()).getBytes(StandardCharsets.US_ASCII) : NOTHING;
    }

    private static CommandArguments keyed(Command command, Collection<byte[]> keys) {
        CommandArguments arguments = new CommandArguments(command);
        keys.forEach(arguments::key);
        return arguments;
    }

    /** The whole script each time: it is shorter than most values, and a server that lost it is no case of its own. */
    private static <T extends @Nullable Object> CommandObject<T> eval(
            byte[] script, Builder<T> answer, byte[] key, byte[]... others) {
        CommandArguments arguments =
                new CommandArguments(Command.EVAL).add(script).add(1).key(key);
        for (byte[] other : others) {
            arguments.add(other);
        }
        return new CommandObject<>(arguments, answer);
    }
}
