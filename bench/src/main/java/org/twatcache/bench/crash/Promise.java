package org.twatcache.bench.crash;

/** What a store promises to hold after a death. */
enum Promise {
    /** Everything that was acknowledged. */
    EVERYTHING,
    /** Everything up to some moment. */
    SUFFIX,
    /** Nothing, and no removed value. */
    EMPTY
}
