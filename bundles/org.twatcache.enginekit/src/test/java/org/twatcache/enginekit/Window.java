package org.twatcache.enginekit;

import java.util.concurrent.locks.LockSupport;

/** Makes the moment in which a fault shows long enough to be hit on a machine of any size and load. */
final class Window {

    private static final long NANOS = 100_000;

    private Window() {}

    static void linger() {
        LockSupport.parkNanos(NANOS);
    }
}
