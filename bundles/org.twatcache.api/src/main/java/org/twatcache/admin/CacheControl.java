package org.twatcache.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheResourceException;
import org.twatcache.CacheStats;
import org.twatcache.EngineNotAvailableException;

/**
 * What an operator can do with one cache, whoever owns it. Safe for use by any number of threads. After the cache ended,
 * {@code id} and {@code close} still answer, and every other method throws {@link CacheClosedException}.
 */
@ProviderType
public interface CacheControl {

    /**
     * The number of the cache, never used again while the platform runs.
     *
     * @return the number behind {@code #}
     */
    long id();

    /**
     * What it is now.
     *
     * @return a snapshot
     */
    CacheInfo info();

    /**
     * What it has counted.
     *
     * @return a snapshot
     */
    CacheStats stats();

    /**
     * Why it is served by the engine that it has.
     *
     * @return the explanation
     */
    Explanation why();

    /**
     * Reads and writes the cache as text. The handle keeps nothing alive and need not be closed.
     *
     * @return a handle
     * @throws CacheOperationException where its keys or values are not of type String
     */
    Cache<String, String> asText();

    /**
     * Exchanges the engine while clients go on. The chosen engine comes first for this cache from now on, whatever the spec
     * prefers: a cache that loses it returns to it.
     *
     * @param engine its name or alias
     * @param mode what becomes of the entries
     * @return the migration, under way
     * @throws EngineNotAvailableException where no such engine is there, with what is
     * @throws CacheConfigurationException where it serves already, cannot meet the spec, or the mode is not possible
     * @throws CacheOperationException where another exchange is under way
     */
    Migration swap(String engine, SwapMode mode);

    /**
     * Writes the entries with what remains of their lifetimes, for {@link #importFrom} of this or any other cache of the same
     * types and codec, on any engine, in any process. Clients go on, and the engine may be exchanged: each entry was current at
     * some moment of this call. A key stands there once; among more than a million, one that is removed and stored again
     * meanwhile may stand there twice, and then the later one counts. Remembered absences are left out.
     *
     * @param out where to; flushed at the end, not closed. After an error it holds a part that can be imported, but has no end
     * @return how many entries were written
     * @throws IOException passed on from {@code out}
     * @throws CacheConfigurationException where keys and values of these types cannot be encoded
     * @throws EngineNotAvailableException where the cache's codec is not there
     * @throws CacheOperationException where no engine is there, or a large cache was moved to another one meanwhile
     * @throws InterruptedException where the thread is interrupted
     */
    default Transfer exportTo(OutputStream out) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("this platform exports nothing");
    }

    /**
     * Puts the entries of an export, as a client would: loads under way, listeners, bounds and statistics know of it, and what
     * is there under their keys is replaced. An entry keeps what remains of its lifetime; one that had no limit gets the usual
     * lifetime of this cache. Memory is bounded by the largest entry, whatever the bytes say.
     *
     * @param in where from; read to its end, not closed
     * @return how many entries were put
     * @throws CacheResourceException where the bytes are no such export, are of other types, another codec or another version,
     *     are damaged between entries, end too early or cannot be read. What came before is put then; the message says how much
     * @throws CacheConfigurationException where keys and values of these types cannot be decoded
     * @throws EngineNotAvailableException where the cache's codec is not there
     * @throws CacheOperationException where an entry could not be put; the message says how much was put before
     * @throws InterruptedException where the thread is interrupted; what was put stays
     */
    default Transfer importFrom(InputStream in) throws InterruptedException {
        throw new UnsupportedOperationException("this platform imports nothing");
    }

    /** Ends the cache with all its handles, whoever holds them. What it keeps on disk or on a server stays. Idempotent. */
    void close();

    /** Ends the cache and removes what it keeps on disk or on a server. */
    void destroy();
}
