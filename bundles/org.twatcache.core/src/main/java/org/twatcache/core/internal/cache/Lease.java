package org.twatcache.core.internal.cache;

import java.util.UUID;

/**
 * The right to load a key, and to store what was loaded.
 *
 * @param id tells it from every other one
 */
public record Lease(UUID id) {

    /** Stands for any lease of somebody else. */
    public static final Lease OTHERS = new Lease(new UUID(0, 0));

    static Lease fresh() {
        return new Lease(UUID.randomUUID());
    }
}
