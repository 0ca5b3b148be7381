package org.twatcache.events;

import java.time.Instant;
import java.util.Optional;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheEvent;

/** An event about everything that an event can be about, or about nothing of it. */
record FakeEvent(
        Instant at, Kind kind, Optional<String> cache, Optional<BundleRef> owner, Optional<String> engine, String text)
        implements CacheEvent {

    static final Instant AT = Instant.parse("2026-11-22T10:00:00.125Z");

    static FakeEvent full(Kind kind) {
        return new FakeEvent(
                AT,
                kind,
                Optional.of("reports"),
                Optional.of(new BundleRef(20, "com.acme", "1.2.3")),
                Optional.of("xodus"),
                "xodus serves the cache 'reports'");
    }

    static FakeEvent bare(Kind kind) {
        return new FakeEvent(AT, kind, Optional.empty(), Optional.empty(), Optional.empty(), "it left");
    }
}
