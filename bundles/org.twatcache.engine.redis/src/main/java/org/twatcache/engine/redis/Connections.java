package org.twatcache.engine.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections of one server: at most so many at once, made when they are needed and kept. Not Jedis's pool, which takes notice
 * of interrupts while it waits, and connects anew where a broken connection is given back.
 */
final class Connections implements AutoCloseable {

    private final ServerSettings settings;
    private final Dialer dialer;
    private final Semaphore free;

    /** The one that was used last is taken first: the others may be closed by the server in the meantime. */
    private final ConcurrentLinkedDeque<WatchedConnection> idle = new ConcurrentLinkedDeque<>();

    /** Those that are in use, and since when. */
    private final Map<WatchedConnection, Long> inUse = new ConcurrentHashMap<>();

    private final Abandoned abandoned;

    private volatile boolean closed;

    Connections(ServerSettings settings, Dialer dialer) {
        this.settings = settings;
        this.dialer = dialer;
        this.abandoned = Abandoned.at(settings);
        this.free = new Semaphore(settings.poolSize());
    }

    /**
     * Takes a connection, to be given back by {@link #giveBack}.
     *
     * @throws JedisException where there is none in time, or it cannot be made
     */
    WatchedConnection take() {
        if (!acquired()) {
            throw new JedisConnectionException("All " + settings.poolSize() + " connections were in use for "
                    + settings.timeoutMillis() + " ms; see " + Options.POOL_SIZE);
        }
        boolean taken = false;
        try {
            WatchedConnection connection = usable();
            inUse.put(connection, System.nanoTime());
            taken = true;
            if (closed) {
                endOverdue(0);
            }
            return connection;
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    /** One on which the server answers the next question after all that were asked before, or never asked. */
    private WatchedConnection usable() {
        WatchedConnection connection = quiet();
        boolean usable = false;
        try {
            abandoned.silence(connection);
            usable = true;
            return connection;
        } finally {
            if (!usable) {
                abandon(connection);
            }
        }
    }

    /** An idle one on which nothing is left to be read, or a new one. */
    private WatchedConnection quiet() {
        while (true) {
            WatchedConnection connection = idle.pollFirst();
            if (connection == null) {
                return dialer.connect();
            }
            if (connection.isQuiet() && connection.generation == dialer.generation()) {
                return connection;
            }
            Dialer.hangUp(connection);
        }
    }

    /** Gives a connection back; one that is broken is closed. */
    void giveBack(WatchedConnection connection) {
        inUse.remove(connection);
        if (connection.isBroken()) {
            abandoned.add(connection);
            Dialer.hangUp(connection);
        } else {
            idle.addFirst(connection);
            if (closed) {
                forgetIdle();
            }
        }
        free.release();
    }

    /** Ends a connection, whoever uses it: somebody asked on it, and waits no longer. */
    void abandon(WatchedConnection connection) {
        abandoned.add(connection);
        Dialer.cut(connection);
    }

    /** Closes those that nobody uses: after one was found dead the others most likely are. */
    void forgetIdle() {
        for (WatchedConnection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            Dialer.hangUp(each);
        }
    }

    /**
     * Ends what has been in use for longer. Reading has a limit of its own, but a write to somebody who does not read waits for ever, also
     * when it is interrupted; only to end the connection ends it.
     */
    void endOverdue(long nanos) {
        long now = System.nanoTime();
        inUse.forEach((connection, since) -> {
            if (now - since >= nanos) {
                Dialer.cut(connection);
            }
        });
    }

    private boolean acquired() {
        return Uninterrupted.await(
                TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis()),
                left -> free.tryAcquire(left, TimeUnit.NANOSECONDS));
    }

    /** Ends all. */
    @Override
    public void close() {
        closed = true;
        forgetIdle();
        endOverdue(0);
    }
}
