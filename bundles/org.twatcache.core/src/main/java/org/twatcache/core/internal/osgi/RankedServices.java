package org.twatcache.core.internal.osgi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Services that come and go, the highest ranking first; among equals the one that came first. Copied on every change, so a
 * snapshot stays what it is. Known by their identity, never by a name: a new service may come before the one that it
 * replaces has gone.
 *
 * @param <S> what is kept of a service
 */
final class RankedServices<S> {

    private final Comparator<? super S> order;
    private final AtomicReference<List<S>> services = new AtomicReference<>(List.of());

    RankedServices(Comparator<? super S> order) {
        this.order = order;
    }

    /** What is there now. */
    List<S> ranked() {
        return services.get();
    }

    void add(S service) {
        services.updateAndGet(present -> {
            List<S> next = new ArrayList<>(present);
            next.add(service);
            next.sort(order);
            return List.copyOf(next);
        });
    }

    /** Removes the first that meets a condition, and gives it; null for none. */
    @Nullable
    S remove(Predicate<? super S> condition) {
        while (true) {
            List<S> present = services.get();
            S found = present.stream().filter(condition).findFirst().orElse(null);
            if (found == null) {
                return null;
            }
            List<S> next = new ArrayList<>(present);
            next.remove(found);
            if (services.compareAndSet(present, List.copyOf(next))) {
                return found;
            }
        }
    }

    /** Puts everything in order again, after rankings changed. */
    void reorder() {
        services.updateAndGet(present -> {
            List<S> next = new ArrayList<>(present);
            next.sort(order);
            return List.copyOf(next);
        });
    }
}
