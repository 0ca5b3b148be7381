package org.twatcache.core.internal.trait;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A place in the {@link SecondChance} ring. Empty once its resident has gone, so that it keeps no value of a client. */
final class Ticket extends AtomicReference<@Nullable Resident> {

    private static final long serialVersionUID = 1L;

    /** Empties it; true for the one who did. */
    boolean leave() {
        return getAndSet(null) != null;
    }
}
