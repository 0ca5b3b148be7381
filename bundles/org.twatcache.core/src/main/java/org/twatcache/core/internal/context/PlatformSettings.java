package org.twatcache.core.internal.context;

import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.ParkLimits;

/**
 * What can be configured of a platform.
 *
 * @param defaults of specs
 * @param parking how much is kept of caches whose engine is away; for caches that are opened afterwards
 * @param stacks whether the whole stack of an opener is kept
 */
public record PlatformSettings(SpecDefaults defaults, ParkLimits parking, boolean stacks) {

    /** Defaults of specs, and nothing else configured. */
    public static PlatformSettings of(SpecDefaults defaults) {
        return new PlatformSettings(defaults, ParkLimits.DEFAULT, false);
    }
}
