package org.twatcache.engine.redis;

import java.util.concurrent.TimeUnit;

/**
 * How many entries a cache has: Redis does not know, so that they are counted by going through all keys of the database. What
 * took long is believed for a while, so that counting takes a hundredth of the time at most.
 */
final class Census {

    private static final int STEP = 1_000;
    private static final int SHARE = 100;

    /** Less is counted anew each time. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Server server;
    private final Keyspace keys;

    /** Guarded by this. */
    private long last;

    /** Until when it is believed, in nanoseconds of the JVM. Guarded by this. */
    private long until = System.nanoTime();

    Census(Server server, Keyspace keys) {
        this.server = server;
        this.keys = keys;
    }

    long count() {
        synchronized (this) {
            if (System.nanoTime() - until < 0) {
                return last;
            }
        }
        long began = System.nanoTime();
        long count = 0;
        Scan scan = new Scan(server, keys, server.onceThrough());
        while (!scan.isOver()) {
            count += scan.next(STEP).size();
        }
        long end = System.nanoTime();
        long took = end - began;
        synchronized (this) {
            last = count;
            until = end + (took < QUICK_NANOS ? 0 : took * SHARE);
        }
        return count;
    }
}
