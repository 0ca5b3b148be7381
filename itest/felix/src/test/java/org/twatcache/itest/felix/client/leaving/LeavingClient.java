package org.twatcache.itest.felix.client.leaving;

import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Opens a nameless cache, a named one and one of its bundle, and closes none of them. */
@Component(service = BooleanSupplier.class, property = "client=leaving", immediate = true)
public final class LeavingClient implements BooleanSupplier {

    private final Cache<Integer, String> nameless;

    /** Activated. */
    @Activate
    public LeavingClient(@Reference CacheContexts contexts) {
        CacheSpec<Integer, String> spec =
                CacheSpec.of(Integer.class, String.class).engine("counting").build();
        nameless = contexts.open(spec);
        contexts.open(spec.toBuilder().named("left").build()).put(1, "one");
        contexts.getOrCreate(spec.toBuilder().named("kept").build()).put(1, "one");
    }

    /** Whether its cache serves. */
    @Override
    public boolean getAsBoolean() {
        nameless.put(1, "one");
        return nameless.view().contains(1);
    }
}
