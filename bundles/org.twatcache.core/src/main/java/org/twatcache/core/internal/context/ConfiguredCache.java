package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.core.internal.config.ConfiguredSpec;

/** A cache that a configuration owns: bundles that use it come and go. */
public interface ConfiguredCache {

    /**
     * A handle for a bundle, with the bundle's classes.
     *
     * @throws CacheConfigurationException where it must not have one, or lacks a class
     */
    Lent lend(Owner client);

    /**
     * Goes over to another spec that can be applied beneath the handles; entries stay.
     *
     * @throws CacheConfigurationException where no engine can serve that, and nothing has changed
     */
    void change(ConfiguredSpec next);

    /** The configuration that was read last is not in force, for a reason; null: it is. */
    void refuse(@Nullable String reason);

    /** Whether somebody else closed it. */
    boolean hasEnded();

    /** Ends it with all handles. What it keeps on disk or on a server stays. */
    void close(String reason);
}
