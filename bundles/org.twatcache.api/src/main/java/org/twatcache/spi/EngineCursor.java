package org.twatcache.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Goes through the entries of an engine page by page. Used by one thread at a time.
 *
 * @param <T> {@code Object} for references, {@code byte[]} for bytes
 */
@ConsumerType
public interface EngineCursor<T> extends AutoCloseable {

    /**
     * Reads on. Each entry was current at some moment <em>of this call</em>, not merely when the cursor was opened; none is
     * counted or made younger.
     *
     * @param max how many at most, one or more
     * @return entries that were not met before, unless removed and stored again meanwhile; none only when the end is reached
     * @throws EngineClosedException where the engine was closed
     */
    List<EngineEntry<T>> nextPage(int max);

    /** Lets go what the cursor holds. Idempotent. */
    @Override
    default void close() {}
}
