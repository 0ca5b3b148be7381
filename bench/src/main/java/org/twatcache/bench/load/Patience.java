package org.twatcache.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is to come soon, and not for ever. */
final class Patience {

    /** What has not come by then does not come. */
    static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long LOOK_EVERY_NANOS = 100_000;

    private Patience() {}

    /** Whether it came. */
    static boolean rewards(BooleanSupplier condition) {
        return rewards(System.nanoTime(), condition);
    }

    /** Whether it came, for one who waits since some moment of the system's nanoseconds. */
    static boolean rewards(long since, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - since > NANOS) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
