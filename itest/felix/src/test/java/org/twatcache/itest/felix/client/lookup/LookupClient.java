package org.twatcache.itest.felix.client.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/**
 * Chooses engines by logic of its own, from the service registry alone: it knows the interface of engines by its name as a
 * text, and imports nothing of the SPI.
 */
@Component(service = UnaryOperator.class, property = "client=lookup")
public final class LookupClient implements UnaryOperator<String> {

    private final BundleContext context;
    private final CacheContexts contexts;

    /** Activated. */
    @Activate
    public LookupClient(BundleContext context, @Reference CacheContexts contexts) {
        this.context = context;
        this.contexts = contexts;
    }

    /** Opens a cache on each engine that meets an LDAP filter: {@code name=value read} for each, separated by spaces. */
    @Override
    public String apply(String filter) {
        List<String> answers = new ArrayList<>();
        for (ServiceReference<?> reference : engines(filter)) {
            String name = String.valueOf(reference.getProperty("cache.engine.name"));
            CacheSpec<String, String> spec = CacheSpec.of(String.class, String.class)
                    .engine(name)
                    .required()
                    .build();
            try (Cache<String, String> cache = contexts.open(spec)) {
                cache.put("key", "kept");
                answers.add(name + "=" + cache.get("key"));
            }
        }
        return String.join(" ", answers);
    }

    private List<ServiceReference<?>> engines(String filter) {
        try {
            ServiceReference<?>[] found = context.getServiceReferences("org.twatcache.spi.CacheEngineFactory", filter);
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
