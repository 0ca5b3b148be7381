package org.twatcache.engine.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Hears which keys of a server are changed, by whomever, for all caches that want to hear: on one connection, with one thread, from
 * the first of them to the last. The server tells of whole prefixes, and so need not remember who read what.
 */
final class Tracking implements Invalidations {

    private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final ServerSettings settings;
    private final Dialer dialer;
    private final Supplier<Vigil> vigils;
    private final Runnable lost;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();

    /** Guarded by this; null while there is none. */
    private @Nullable TrackingConnection connection;

    /** Guarded by this; null while nobody wants to hear. */
    private @Nullable Thread thread;

    /** Guarded by this. */
    private boolean closed;

    /** Said once, until it is otherwise. Used by the thread alone. */
    private boolean complained;

    /**
     * Those of one server.
     *
     * @param vigils what it is asked now and then, a new one for each connection
     * @param lost run, by the thread that hears, when a connection was lost, or could not be made, and caches know
     */
    Tracking(ServerSettings settings, Dialer dialer, Supplier<Vigil> vigils, Runnable lost) {
        this.settings = settings;
        this.dialer = dialer;
        this.vigils = vigils;
        this.lost = lost;
    }

    @Override
    public synchronized Runnable join(Hearer hearer) {
        hearers.add(hearer);
        if (thread == null && !closed) {
            Thread started = EngineThreads.thread("tracking " + settings.place(), this::run);
            thread = started;
            started.start();
        } else if (connection != null) {
            begin(connection, hearer);
        }
        return () -> leave(hearer);
    }

    private synchronized void leave(Hearer hearer) {
        hearers.remove(hearer);
        if (hearers.isEmpty()) {
            hangUp();
        }
    }

    private void run() {
        Duration pause = SOON;
        while (isWanted()) {
            long began = System.nanoTime();
            try {
                int generation = dialer.generation();
                TrackingConnection made = dialer.track(vigils.get());
                made.listen(this::told);
                begin(made);
                while (dialer.generation() == generation) {
                    made.hear();
                }
                lose(new JedisConnectionException("Another server is the master by now"));
            } catch (RuntimeException | Error e) {
                // An Error may come of a client's class whose key is told of: without this thread copies would be
                // believed for ever.
                lose(e);
            }
            if (System.nanoTime() - began > SELDOM.toNanos()) {
                // It was well for a while; one that connects and then is not what it should be is asked less and less.
                pause = SOON;
            }
            await(pause);
            pause = pause.compareTo(SELDOM) < 0 ? pause.multipliedBy(2) : SELDOM;
        }
    }

    /** Ends the thread where it is not. */
    private synchronized boolean isWanted() {
        if (closed || hearers.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }

    private synchronized void begin(TrackingConnection made) {
        connection = made;
        if (closed || hearers.isEmpty()) {
            hangUp();
        }
        // Answered before anything that is asked later.
        made.check();
        hearers.forEach(hearer -> begin(made, hearer));
    }

    private void begin(TrackingConnection made, Hearer hearer) {
        try {
            if (hearer.how() == Invalidation.PUBSUB) {
                made.subscribe(hearer.keys(), refusal -> begun(hearer, refusal));
            } else {
                made.track(hearer.keys(), refusal -> {
                    begun(hearer, refusal);
                    if (refusal != null) {
                        fallBack(made, hearer);
                    }
                });
            }
        } catch (JedisConnectionException e) {
            // Its reader finds out, and makes another one.
        }
    }

    private void begun(Hearer hearer, @Nullable JedisDataException refusal) {
        if (refusal == null) {
            hearer.told(true);
            complained = false;
        } else {
            complain(refusal);
        }
    }

    /** Not everybody may publish; so it does not count as being told. */
    private void fallBack(TrackingConnection made, Hearer hearer) {
        hearer.refused();
        made.subscribe(hearer.keys(), refusal -> {
            if (refusal != null) {
                complain(refusal);
            }
        });
    }

    private void told(@Nullable List<byte[]> keys) {
        if (keys == null) {
            hearers.forEach(Hearer::changedAll);
        } else {
            keys.forEach(this::told);
        }
    }

    private void told(byte[] key) {
        for (Hearer hearer : hearers) {
            if (hearer.keys().has(key)) {
                hearer.changed(hearer.keys().inwards(key));
            }
        }
    }

    private void lose(Throwable reason) {
        boolean meant;
        synchronized (this) {
            meant = closed || hearers.isEmpty();
            hangUp();
        }
        hearers.forEach(hearer -> hearer.told(false));
        if (!meant) {
            complain(reason);
            lost.run();
        }
    }

    private void complain(Throwable reason) {
        if (!complained) {
            complained = true;
            LOG.info(
                    "Redis at {} does not tell of changes for now, so that copies in near tiers live short lives ({})",
                    settings.place(),
                    Faults.reason(reason));
        }
    }

    /** Whoever reads from it ends, and whoever pauses. */
    private synchronized void hangUp() {
        if (connection != null) {
            Dialer.hangUp(connection);
            connection = null;
        }
        notifyAll();
    }

    private synchronized void await(Duration time) {
        try {
            if (!closed && !hearers.isEmpty()) {
                TimeUnit.NANOSECONDS.timedWait(this, time.toNanos());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a thread of ours.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        hangUp();
    }
}
