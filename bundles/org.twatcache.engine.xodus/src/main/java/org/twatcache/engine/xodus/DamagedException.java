package org.twatcache.engine.xodus;

import org.jspecify.annotations.Nullable;

/** What stands in the store is not what was written there. Never leaves this bundle: it becomes a miss. */
final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
