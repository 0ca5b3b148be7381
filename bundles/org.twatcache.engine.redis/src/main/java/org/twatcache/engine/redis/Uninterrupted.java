package org.twatcache.engine.redis;

/** Waits that an interrupt does not end: the flag is as it was afterwards. */
final class Uninterrupted {

    /** One that an interrupt ends. */
    interface Wait {

        /** Waits so long at the most; gives whether what it waits for has come. */
        boolean of(long nanos) throws InterruptedException;
    }

    private Uninterrupted() {}

    /** Waits so long at the most; gives whether what it waits for has come. */
    static boolean await(long nanos, Wait wait) {
        boolean interrupted = false;
        long end = System.nanoTime() + nanos;
        try {
            while (true) {
                try {
                    return wait.of(end - System.nanoTime());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
