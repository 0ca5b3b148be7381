package org.twatcache;

/**
 * When a cache moves to an engine that its spec likes better than the one that serves it. Whatever the choice, an engine that
 * comes and goes has to stay for a while before caches move to it, the longer the more often it went.
 */
public enum Rebind {
    /** Only when the engine that serves leaves. */
    NEVER,
    /** When nobody has used the cache for some seconds. Use shows only where statistics are on; without them it is as NEVER. */
    WHEN_IDLE,
    /** As soon as the engine has stayed; entries move with their remaining lifetimes. The default. */
    NOW
}
