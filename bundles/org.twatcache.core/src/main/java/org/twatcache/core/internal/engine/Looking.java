package org.twatcache.core.internal.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has one thread at a time look after a cache, without a lock: whoever comes while it does leaves a note that it is to look
 * once more. A thread that hangs in an engine which it is opening is left behind: the next one begins anew.
 */
final class Looking {

    /** An engine that takes longer to start is passed over. */
    static final long PATIENCE_SECONDS = 10;

    private final Consumer<Look> task;
    private final Predicate<EngineOffer> offered;
    private final Consumer<EngineOffer> hung;
    private final AtomicReference<Look> current = new AtomicReference<>(new Look());

    /** One thread's work. */
    final class Look {

        private final AtomicInteger news = new AtomicInteger();
        private volatile @Nullable EngineOffer opening;
        private volatile long since;

        /** It opens an engine from now on, or does no more. */
        void opens(@Nullable EngineOffer offer) {
            since = System.nanoTime();
            opening = offer;
        }

        /** Whether somebody else does the work by now. */
        boolean isLeftBehind() {
            return current.get() != this;
        }

        private @Nullable EngineOffer hangsIn() {
            EngineOffer offer = opening;
            boolean hangs = offer != null
                    && (!offered.test(offer)
                            || System.nanoTime() - since >= TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            return hangs ? offer : null;
        }

        private void run() {
            int known = 1;
            do {
                try {
                    task.accept(this);
                } catch (RuntimeException | Error e) {
                    // Foreign code is caught where it runs; whatever this is, the next news must find somebody at work.
                    news.set(0);
                    throw e;
                }
                known = news.addAndGet(-known);
            } while (known != 0 && !isLeftBehind());
        }
    }

    /**
     * Somebody to look.
     *
     * @param task the work; ends soon where it {@link Look#isLeftBehind}
     * @param offered whether an engine is there still: nobody waits for one that has left
     * @param hung told of an engine in which a thread was left behind
     */
    Looking(Consumer<Look> task, Predicate<EngineOffer> offered, Consumer<EngineOffer> hung) {
        this.task = task;
        this.offered = offered;
        this.hung = hung;
    }

    /** Looks now, or has the thread look again that does. */
    void look() {
        Look look = current.get();
        if (look.news.getAndIncrement() == 0) {
            look.run();
            return;
        }
        EngineOffer offer = look.hangsIn();
        Look next = new Look();
        if (offer != null && current.compareAndSet(look, next)) {
            hung.accept(offer);
            look();
        }
    }
}
