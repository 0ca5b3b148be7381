package org.twatcache.core.internal.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.spi.CacheEngine;

/**
 * Who serves: an immutable state of {@link EngineSlot}, replaced as a whole.
 *
 * <p>The {@code engine} is never null: while none is there, a state object stands for it ({@link AbsentEngine}).
 */
final class Holder {

    final CacheEngine<Object> engine;
    final @Nullable ServingEngine serving;
    final State state;
    /** Whether writers wait outside until this holder is replaced. */
    final boolean frozen;
    /** Whether nothing comes after this holder. */
    final boolean terminal;
    /** The writers inside; a frozen holder shares the lease of the one it freezes. */
    final WriterLease lease;

    private final CountDownLatch gone;

    private Holder(
            CacheEngine<Object> engine,
            @Nullable ServingEngine serving,
            State state,
            boolean frozen,
            boolean terminal,
            WriterLease lease,
            CountDownLatch gone) {
        this.engine = engine;
        this.serving = serving;
        this.state = state;
        this.frozen = frozen;
        this.terminal = terminal;
        this.lease = lease;
        this.gone = gone;
    }

    static Holder serving(ServingEngine serving) {
        return new Holder(
                serving.engine(), serving, State.SERVING, false, false, new WriterLease(), new CountDownLatch(1));
    }

    static Holder absent(AbsentEngine engine, CountDownLatch gone) {
        return new Holder(engine, null, engine.state(), false, false, new WriterLease(), gone);
    }

    static Holder closed(Supplier<? extends RuntimeException> error) {
        AbsentEngine engine = AbsentEngine.throwing(error);
        return new Holder(engine, null, engine.state(), false, true, new WriterLease(), new CountDownLatch(1));
    }

    Holder freeze() {
        return new Holder(engine, serving, state, true, false, lease, new CountDownLatch(1));
    }

    /** Wakes everybody who waits for another holder. */
    void replaced() {
        gone.countDown();
    }

    /** Waits until this holder was replaced. An interrupt does not shorten the waiting, which is short, and stays set. */
    boolean awaitReplaced(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return gone.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
