package org.twatcache.itest.felix.client.devoted;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/**
 * Gives the platform all that could tie it to this bundle: keys and values of its own classes, a listener, a weigher, loaders
 * on threads of the platform, lifetimes that need a clock and sweeping. It closes nothing.
 */
@Component(service = Callable.class, property = "client=devoted", immediate = true)
public final class DevotedClient implements Callable<Integer> {

    private final Cache<Key, Value> weighed;
    private final Cache<Key, Value> swept;
    private int removals;

    /** Activated. */
    @Activate
    public DevotedClient(@Reference CacheContexts contexts) {
        CacheSpec<Key, Value> spec = CacheSpec.of(Key.class, Value.class)
                .timeToLive(Duration.ofMinutes(5))
                .removalListener((key, value, cause) -> removals++)
                .build();
        weighed = contexts.open(spec.toBuilder()
                .engine("caffeine")
                .maximumWeight(100, (key, value) -> key.number())
                .build());
        swept = contexts.getOrCreate(
                spec.toBuilder().named("swept").engine("map").maximumSize(100).build());
        call();
    }

    /** Uses both caches. */
    @Override
    public Integer call() {
        for (int number = 0; number < 200; number++) {
            weighed.put(new Key(number), new Value(number));
            swept.async()
                    .get(new Key(number), key -> new Value(key.number()))
                    .toCompletableFuture()
                    .join();
        }
        return removals;
    }

    /** A key of the client's own. */
    record Key(int number) {}

    /** A value of the client's own. */
    record Value(int number) {}
}
