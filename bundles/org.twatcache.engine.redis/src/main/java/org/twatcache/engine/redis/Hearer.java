package org.twatcache.engine.redis;

/** A cache that hears what becomes of its keys. Told by threads of the engine that hold no lock. */
interface Hearer {

    /** Whose keys. */
    Keyspace keys();

    /** In which way. */
    Invalidation how();

    /** A key was changed, or is gone; as the cache has it. */
    void changed(byte[] key);

    /** Any may have been. */
    void changedAll();

    /** Whether from now on each change is told. What was changed before may stay untold. */
    void told(boolean on);

    /** The server does not tell; what others publish is heard from now on, as far as they do. */
    void refused();
}
