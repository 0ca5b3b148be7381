package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Lease;

/**
 * What an engine keeps in place of the client's keys and values. Safe for use by any number of threads.
 *
 * @param <T> what the engine keeps
 */
interface Sealing<T> {

    /** What stands for a key. */
    T key(Object key);

    /** What stands for a value under a key; null while the codec is not there. The deadline is absolute, or the usual one. */
    @Nullable
    T seal(T key, Object value, long deadline);

    /** A lease, to be kept in place of a value, where several processes may have the same entries. */
    default T seal(T key, Lease lease) {
        throw new UnsupportedOperationException("nobody else has these entries");
    }

    /** Whether what is stored is a lease, of whomever. */
    default boolean isLease(T key, T stored) {
        return false;
    }

    /** The value; null for a lease, for what cannot be read now, which is counted, and for what has ended. */
    @Nullable
    Object open(T key, T stored);

    /** The same, also for what has ended. */
    @Nullable
    Object openEnded(T key, T stored);

    /** The client's key of an entry that could be opened. */
    Object clientKey(T key);

    /** Whether what can be opened as a value is what a client expects: equal to it, or of the same bytes. */
    boolean isExpected(T stored, Object value, Object expected);

    /** The deadline to give to the engine. */
    long deadline(long deadline);
}
