package org.twatcache.admin;

/** What becomes of the entries when the engine of a cache is exchanged. */
public enum SwapMode {
    /**
     * They are copied, with their remaining lifetimes, while the cache is in use. Not for a shared cache from or to an engine that
     * processes share: it would write over what others wrote there.
     */
    MIGRATE,
    /**
     * They are forgotten: the new engine starts empty. Where a shared cache leaves an engine that processes share, the others keep
     * what they have there.
     */
    COLD
}
