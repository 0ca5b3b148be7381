package org.twatcache.itest.felix.client.leaving;

import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/**
 * Opens in every way that there is, and closes nothing: three caches on the engine red, a nameless one, a named one by two
 * handles and one of its bundle; two on blue, of a context and of one derived from it; a last context stays unused.
 */
@Component(service = BooleanSupplier.class, property = "client=leaving", immediate = true)
public final class LeavingClient implements BooleanSupplier {

    private final Cache<Integer, String> nameless;

    /** Activated. */
    @Activate
    public LeavingClient(@Reference CacheContexts contexts) {
        CacheSpec<Integer, String> red = spec("red");
        nameless = contexts.open(red);
        contexts.open(red.toBuilder().named("left").build()).put(1, "one");
        contexts.open(red.toBuilder().named("left").build()).put(2, "two");
        contexts.getOrCreate(red.toBuilder().named("kept").build()).put(1, "one");
        CacheContext<Integer, String> context = contexts.context(spec("blue"));
        context.open().put(1, "one");
        context.open().put(2, "two");
        context.derive(change -> change.maximumSize(10)).open().put(1, "one");
        context.derive(change -> change.named("unused"));
    }

    /** Whether its nameless cache serves. */
    @Override
    public boolean getAsBoolean() {
        nameless.put(1, "one");
        return nameless.view().contains(1);
    }

    private static CacheSpec<Integer, String> spec(String engine) {
        return CacheSpec.of(Integer.class, String.class).engine(engine).build();
    }
}
