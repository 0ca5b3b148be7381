package org.twatcache.engine.xodus;

import java.util.concurrent.locks.ReentrantLock;

/** Keeps writers of some keys apart. Nothing of anybody else runs under its lock. */
final class Stripe {

    final ReentrantLock lock = new ReentrantLock();

    /** Goes up with each change under the lock; read by anybody. */
    private volatile long version;

    long version() {
        return version;
    }

    /** Under the lock only. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void change() {
        version++;
    }
}
