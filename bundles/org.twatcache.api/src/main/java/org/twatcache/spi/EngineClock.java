package org.twatcache.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The time by which deadlines are told: nanoseconds since 1970-01-01 UTC, the same for all engines of a platform. It never
 * goes backwards and does not follow steps of the wall clock. Safe for use by any number of threads.
 */
@ProviderType
public interface EngineClock {

    /**
     * The time now.
     *
     * @return nanoseconds
     */
    long nanos();

    /**
     * The time at most a few milliseconds ago, at the price of reading a field. For lifetimes of a second and more.
     *
     * @return nanoseconds, never more than {@link #nanos}
     */
    long coarseNanos();
}
