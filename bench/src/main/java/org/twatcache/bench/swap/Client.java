package org.twatcache.bench.swap;

/** Calls caches. Used by one thread. */
interface Client {

    /** Makes one call, or two that belong together. */
    void call();

    /** Whether its calls write. */
    boolean writes();
}
