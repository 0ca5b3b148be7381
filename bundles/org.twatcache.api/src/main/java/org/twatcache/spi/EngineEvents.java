package org.twatcache.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What an engine tells the platform. Every method returns soon, never throws, and may be called from any thread of the
 * engine or of a caller, but with no lock of the engine held: listeners of clients run in it.
 */
@ProviderType
public interface EngineEvents {

    /**
     * An entry was removed to keep a bound.
     *
     * @param key the key
     * @param value the value
     */
    void evicted(Object key, Object value);

    /**
     * An entry was removed because its life was over.
     *
     * @param key the key
     * @param value the value
     */
    void expired(Object key, Object value);

    /**
     * Another process changed or removed an entry.
     *
     * @param key the key
     */
    void invalidated(Object key);

    /** Another process may have changed any entry. */
    void invalidatedAll();

    /**
     * Whether from now on each change by another process is told by {@link #invalidated} or {@link #invalidatedAll}, without a
     * wait that anybody could shorten. It is not before the first call. What was changed before the call may stay untold.
     *
     * <p>An engine says {@code false} as soon as it may have missed a change: at the latest when what tells it of changes has
     * been silent for as long as it waits for any answer.
     *
     * @param on whether it is so
     */
    default void tracking(boolean on) {}
}
