package org.twatcache.core.internal.context;

import java.time.Instant;
import java.util.Optional;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheEvent;

/** Something that happened. */
record Happened(
        Instant at, Kind kind, Optional<String> cache, Optional<BundleRef> owner, Optional<String> engine, String text)
        implements CacheEvent {}
