package org.twatcache.bench.disk;

/**
 * How much of everything.
 *
 * @param keys under which puts and gets are, of 1 KB
 * @param sustained puts that are timed together with the final flush
 * @param rewritten entries that are overwritten five times
 * @param overwrites of 10,000 keys under a quota
 * @param regions that are made and dropped in a fork
 * @param restarted entries of the store that is started again
 * @param starts of it, after a close and after a kill
 */
record Scale(int keys, int sustained, int rewritten, int overwrites, int regions, int restarted, int starts) {

    private static final Scale FULL = new Scale(100_000, 100_000, 100_000, 10_000_000, 1_000, 1_000_000, 10);

    private static final Scale SHORT = new Scale(2_000, 4_000, 10_000, 50_000, 100, 10_000, 1);

    static Scale of(boolean shortForm) {
        return shortForm ? SHORT : FULL;
    }
}
