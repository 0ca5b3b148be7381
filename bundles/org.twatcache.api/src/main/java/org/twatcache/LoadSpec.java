package org.twatcache;

import java.time.Duration;
import java.util.Optional;

/** What a {@link CacheSpec} says of loads and of what they bring. */
abstract class LoadSpec {

    final SpecValues values;

    LoadSpec(SpecValues values) {
        this.values = values;
    }

    /**
     * See {@link CacheSpecBuilder#absentFor}.
     *
     * @return how long absence is remembered, or empty
     */
    public final Optional<Duration> absentFor() {
        return values.duration(SpecKey.ABSENT_FOR);
    }

    /**
     * See {@link CacheSpecBuilder#refreshAhead}.
     *
     * @return how long before the end of its lifetime a value is loaded anew, or empty
     */
    public final Optional<Duration> refreshAhead() {
        return values.duration(SpecKey.REFRESH_AHEAD);
    }

    /**
     * See {@link CacheSpecBuilder#staleOnError}.
     *
     * @return how long beyond its lifetime a value serves while loads fail, or empty
     */
    public final Optional<Duration> staleOnError() {
        return values.duration(SpecKey.STALE_ON_ERROR);
    }

    /**
     * See {@link CacheSpecBuilder#failedFor}.
     *
     * @return how long a load that failed is not tried again, or empty
     */
    public final Optional<Duration> failedFor() {
        return values.duration(SpecKey.FAILED_FOR);
    }

    /**
     * See {@link CacheSpecBuilder#loadSoftTimeout}.
     *
     * @return how long a caller who could have an older value waits for a load, or empty
     */
    public final Optional<Duration> loadSoftTimeout() {
        return values.duration(SpecKey.LOAD_SOFT_TIMEOUT);
    }

    /**
     * See {@link CacheSpecBuilder#loadTimeout}.
     *
     * @return how long a load may take, or empty
     */
    public final Optional<Duration> loadTimeout() {
        return values.duration(SpecKey.LOAD_TIMEOUT);
    }

    /**
     * See {@link CacheSpecBuilder#loadLease}.
     *
     * @return how long others wait for a load, or empty
     */
    public final Optional<Duration> loadLease() {
        return values.duration(SpecKey.LOAD_LEASE);
    }

    /**
     * See {@link CacheSpecBuilder#tagged}.
     *
     * @return whether entries may carry tags
     */
    public final boolean isTagged() {
        return values.get(SpecKey.TAGGED, Boolean.class).orElse(false);
    }
}
