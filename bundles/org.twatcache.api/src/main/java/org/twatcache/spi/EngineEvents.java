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
}
