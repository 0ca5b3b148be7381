package org.twatcache.core.internal.context;

import java.time.Instant;
import java.util.Optional;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheInfo;

/** A cache at one moment. */
record InstanceInfo(
        long id,
        String name,
        BundleRef owner,
        boolean shared,
        Optional<String> engine,
        State state,
        long size,
        boolean sizeExact,
        int handles,
        Instant openedAt)
        implements CacheInfo {}
