package org.twatcache;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the entries of one spec alive between handles: handles opened one after another meet the same data. The context
 * holds them from its first {@link #open} until {@link #close}; a handle that is still open then holds them on.
 *
 * <p>Safe for use by any number of threads. After {@code close}, or after the bundle that asked for it stopped,
 * {@code open} and {@code derive} throw {@link CacheClosedException}.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@ProviderType
public interface CacheContext<K, V> extends AutoCloseable {

    /**
     * What this context opens.
     *
     * @return the spec
     */
    CacheSpec<K, V> spec();

    /**
     * Opens a handle.
     *
     * @return a handle of the caller's own, to be closed
     * @throws CacheConfigurationException as {@link CacheContexts#open}
     * @throws EngineNotAvailableException as {@link CacheContexts#open}
     */
    Cache<K, V> open();

    /**
     * A context of its own that inherits this spec and overrides some of it. Its caches have their own data: it is
     * nameless unless the change names it.
     *
     * @param change what is different
     * @return a new context, to be closed; closing this one does not close it
     */
    CacheContext<K, V> derive(Consumer<? super CacheSpecBuilder<K, V>> change);

    /** Lets the entries go that no open handle holds. Idempotent; never throws for an engine's failure. */
    @Override
    void close();
}
