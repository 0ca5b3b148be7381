package org.twatcache;

import java.util.OptionalDouble;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts of one cache since it was created, of all its handles and across swaps of its engine. Immutable; the counts are
 * taken one after another, so under load they may differ by what happened meanwhile. All zero where the spec turned
 * statistics off, but for errors, damaged entries and dropped entries, which are always counted.
 */
@ProviderType
public interface CacheStats {

    /**
     * Reads that found a value, and reads that found a remembered absence.
     *
     * @return a count
     */
    long hits();

    /**
     * Reads that found nothing.
     *
     * @return a count
     */
    long misses();

    /**
     * Loads that ended well.
     *
     * @return a count
     */
    long loads();

    /**
     * Loads that threw.
     *
     * @return a count
     */
    long loadFailures();

    /**
     * Values beyond their lifetime that were given because a load failed or took too long, or had just failed; see {@link CacheSpecBuilder#staleOnError}.
     *
     * @return a count
     */
    long staleHits();

    /**
     * Values stored by callers, not by loads.
     *
     * @return a count
     */
    long puts();

    /**
     * Entries that callers removed; a clear counts as one.
     *
     * @return a count
     */
    long removals();

    /**
     * Entries that the engine removed to stay within its bound.
     *
     * @return a count
     */
    long evictions();

    /**
     * Entries that were removed because their lifetime was over.
     *
     * @return a count
     */
    long expirations();

    /**
     * Entries forgotten because their engine went away.
     *
     * @return a count
     */
    long dropped();

    /**
     * Failures of an engine or a listener.
     *
     * @return a count
     */
    long errors();

    /**
     * Entries that could not be read back and were treated as missing.
     *
     * @return a count
     */
    long damaged();

    /**
     * Hits per read.
     *
     * @return from 0 to 1, or empty before the first read
     */
    default OptionalDouble hitRate() {
        long reads = hits() + misses();
        return reads == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits() / reads);
    }
}
