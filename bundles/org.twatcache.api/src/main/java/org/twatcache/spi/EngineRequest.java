package org.twatcache.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.CachePathException;
import org.twatcache.CacheResourceException;
import org.twatcache.EngineTrait;
import org.twatcache.Weigher;

/**
 * What an engine is to do for one cache. An engine is asked only for what its traits promise: a bound or a lifetime that it
 * cannot keep is not in the request. Immutable.
 */
@ProviderType
public interface EngineRequest {

    /**
     * The cache's name, for messages and for the region of an engine that keeps entries beyond the process.
     *
     * @return the name, {@code #id} for a nameless cache
     */
    String cache();

    /**
     * The symbolic name of the owner; for a cache that owners share, a text that is no symbolic name.
     *
     * @return the name
     */
    String owner();

    /**
     * The bound in entries, for engines with {@link EngineTrait#BOUNDS_ENTRIES}.
     *
     * @return more than zero, or empty for no bound
     */
    OptionalLong maximumSize();

    /**
     * The bound in bytes, for engines with {@link EngineTrait#BOUNDS_BYTES}.
     *
     * @return more than zero, or empty for no bound
     */
    OptionalLong maximumBytes();

    /**
     * The bound in weight, for engines with {@link EngineTrait#BOUNDS_WEIGHT}.
     *
     * @return more than zero, or empty for no bound
     */
    OptionalLong maximumWeight();

    /**
     * Weighs entries; foreign code that may throw.
     *
     * @return the weigher, which gives 1 for every entry where there is no bound in weight
     */
    Weigher<Object, Object> weigher();

    /**
     * The lifetime behind {@link CacheEngine#DEFAULT_DEADLINE}, for engines with {@link EngineTrait#EXPIRES}.
     *
     * @return more than zero, or empty for no limit
     */
    Optional<Duration> timeToLive();

    /**
     * How long an entry lives unread, for engines with {@link EngineTrait#EXPIRES_IDLE}.
     *
     * @return more than zero, or empty for no limit
     */
    Optional<Duration> timeToIdle();

    /**
     * The folder's name for an engine that keeps files.
     *
     * @return a plain name, or empty where the spec has none
     */
    Optional<String> folder();

    /**
     * Where an engine keeps its files: a directory for this engine and {@link #folder} alone, under the platform's data
     * directory, made where it is missing, readable and writable by this user only. Caches of one engine and one folder share
     * it. An engine that keeps no files does not ask.
     *
     * @return an absolute path of a directory that exists
     * @throws CachePathException where the folder's name leads elsewhere, or would mean another one's directory
     * @throws CacheResourceException where it cannot be made, is no directory, or cannot be written
     * @throws UnsupportedOperationException where this request has none
     */
    default Path directory() {
        throw new UnsupportedOperationException("this request has no directory for files");
    }

    /**
     * Whether somebody keeps copies of entries, and so wants to hear of each change that other processes make. For engines with
     * {@link EngineTrait#SENDS_INVALIDATIONS}: what it costs is in vain for other requests.
     *
     * @return whether the engine is to call {@link EngineEvents#tracking}
     */
    default boolean wantsInvalidations() {
        return false;
    }

    /**
     * The engine options of the spec, all known to the factory.
     *
     * @return by name
     */
    Map<String, String> options();

    /**
     * The clock of every deadline.
     *
     * @return the clock
     */
    EngineClock clock();

    /**
     * Where the engine tells what it removed by itself.
     *
     * @return the events
     */
    EngineEvents events();
}
