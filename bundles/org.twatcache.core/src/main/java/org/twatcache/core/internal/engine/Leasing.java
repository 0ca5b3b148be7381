package org.twatcache.core.internal.engine;

import org.twatcache.core.internal.cache.Lease;

/**
 * An engine in which a process says to others that it is loading a value. A lease is kept in place of the value: nobody reads it as
 * one, and any write of the key ends it.
 */
public interface Leasing {

    /** Whether this is of use: where nobody else has the entries there is nobody to be told. */
    boolean leases();

    /**
     * Takes the lease of a key that has no value.
     *
     * @param deadline when the lease ends by itself
     * @return {@code mine} where it was taken, {@link Lease#OTHERS} where somebody else has it, and otherwise the value that is there
     */
    Object lease(Object key, Lease mine, long deadline);

    /** Stores a value in place of a lease; false where the lease is not there any more. */
    boolean fill(Object key, Lease mine, Object value, long deadline);

    /** Gives a lease back, if it is there still. */
    void release(Object key, Lease mine);
}
