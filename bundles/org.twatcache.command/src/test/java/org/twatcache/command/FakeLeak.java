package org.twatcache.command;

import java.time.Instant;
import java.util.List;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheLeak;

/** A leak of a bundle that was stopped. */
public record FakeLeak(
        String kind, String name, BundleRef owner, String ownerState, Instant openedAt, String at, List<String> stack)
        implements CacheLeak {

    static FakeLeak at(String at, String... stack) {
        return new FakeLeak(
                "cache",
                "t",
                new BundleRef(20, "com.acme.orders", "1.0.0"),
                "STOPPED",
                Instant.parse("2026-11-22T10:00:00Z"),
                at,
                List.of(stack));
    }
}
