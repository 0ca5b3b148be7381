package org.twatcache.itest.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** Speaks to servers. */
final class Wire {

    static final String HOST = "127.0.0.1";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Wire() {}

    static Object say(int port, String... words) {
        byte[] command = words[0].getBytes(StandardCharsets.UTF_8);
        CommandArguments arguments = new CommandArguments(() -> command);
        for (int i = 1; i < words.length; i++) {
            arguments.add(words[i]);
        }
        try (Connection connection = new Connection(HOST, port)) {
            return connection.executeCommand(arguments);
        }
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** Waits until it is so; what servers refuse meanwhile is not. */
    static void await(Duration patience, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException("Not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (JedisException e) {
            return false;
        }
    }
}
