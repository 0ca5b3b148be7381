package org.twatcache.services;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets results fall when something changed that they were made with: at once, and again when whoever makes them has most likely taken
 * notice. In between they may be made with what was there before; nobody can tell.
 */
final class Clearing {

    private final Runnable clear;
    private final List<Again> again;

    Clearing(Runnable clear, Later later) {
        this.clear = clear;
        this.again = List.of(new Again(later, 100), new Again(later, 1_000));
    }

    /** Something changed just now. */
    void changed() {
        clear.run();
        again.forEach(each -> each.in(clear));
    }

    /** Once after the last change, however many there are. */
    private record Again(Later later, long millis, AtomicReference<@Nullable ScheduledFuture<?>> waiting) {

        Again(Later later, long millis) {
            this(later, millis, new AtomicReference<>());
        }

        void in(Runnable task) {
            ScheduledFuture<?> former = waiting.getAndSet(later.in(millis, task));
            if (former != null) {
                boolean unused = former.cancel(false);
            }
        }
    }
}
