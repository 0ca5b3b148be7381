package org.twatcache.itest.felix.client.echo;

import java.util.Objects;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Is there when a cache gave back what was put into it; told by {@code toString}, for tests that share no class with it. */
@Component(service = Supplier.class, property = "client=echo", immediate = true)
public final class EchoClient implements Supplier<String> {

    /** What it is registered as. */
    public static final String SERVICE = "java.util.function.Supplier";

    /** What it is found by. */
    public static final String FILTER = "(client=echo)";

    private final String echo;

    /** Activated. */
    @Activate
    public EchoClient(@Reference CacheContexts contexts) {
        try (Cache<String, String> cache = contexts.open(
                CacheSpec.of(String.class, String.class).required().build())) {
            cache.put("key", "echo");
            this.echo = Objects.requireNonNull(cache.get("key"));
        }
    }

    @Override
    public String get() {
        return echo;
    }

    @Override
    public String toString() {
        return echo;
    }
}
