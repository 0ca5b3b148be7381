package org.twatcache.core.internal.cache;

import org.jspecify.annotations.Nullable;

/**
 * Where the result of a load goes.
 *
 * @param there what spares the load: a value or a remembered absence that somebody else stored meanwhile; or null
 * @param old the entry that the result is to replace, alive or not; null where there is none
 * @param lives whether that lived when the load began
 * @param lease by which it may be stored; null where it needs none
 * @param stores whether it may be stored at all
 */
record Place(
        @Nullable Object there,
        @Nullable Object old,
        boolean lives,
        @Nullable Lease lease,
        boolean stores) {

    /** Nowhere: what is there is not known. */
    static final Place NONE = new Place(null, null, false, null, false);

    static Place taken(Object there) {
        return new Place(there, null, false, null, false);
    }

    static Place free(@Nullable Lease lease) {
        return new Place(null, null, false, lease, true);
    }

    static Place of(Object old, boolean lives) {
        return new Place(null, old, lives, null, true);
    }
}
