package org.twatcache.itest.felix.client.roundtrip;

import java.util.concurrent.Callable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Opens a cache, loads, reads back: {@code loaded by engines} tells that all went well. */
@Component(service = Callable.class, property = "client=roundtrip")
public final class RoundTrip implements Callable<String> {

    private final CacheContexts contexts;

    /** Activated. */
    @Activate
    public RoundTrip(@Reference CacheContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public String call() {
        CacheSpec<String, String> spec = CacheSpec.of(String.class, String.class)
                .maximumSize(10)
                .required()
                .build();
        try (Cache<String, String> cache = contexts.open(spec)) {
            String loaded = cache.get("key", key -> "loaded");
            return loaded + " and kept: " + cache.get("key");
        }
    }
}
