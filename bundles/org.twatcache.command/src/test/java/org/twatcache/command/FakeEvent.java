package org.twatcache.command;

import java.time.Instant;
import java.util.Optional;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheEvent;

/** An event of the cache {@code t}. */
public record FakeEvent(Instant at, Kind kind, Optional<String> engine, String text) implements CacheEvent {

    @Override
    public Optional<String> cache() {
        return Optional.of("t");
    }

    @Override
    public Optional<BundleRef> owner() {
        return Optional.of(FakePlatform.SELF);
    }
}
