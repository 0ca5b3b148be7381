package org.twatcache.admin;

/** What becomes of the entries when the engine of a cache is exchanged. */
public enum SwapMode {
    /** They are copied, with their remaining lifetimes, while the cache is in use. */
    MIGRATE,
    /** They are forgotten: the new engine starts empty. */
    COLD
}
