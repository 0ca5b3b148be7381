package org.twatcache.core.internal.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    /** Where writers note what they change, while somebody copies; null while nobody does. */
    final @Nullable Marks marks;
    /** Whether writers wait outside until this holder is replaced. */
    final boolean frozen;
    /** Whether nothing comes after this holder. */
    final boolean terminal;
    /** The writers inside; a holder that only freezes or thaws another shares its lease. */
    final WriterLease lease;

    /** The leases of all earlier holders of the same engine whose writers may be inside still; shared by those holders. */
    private final Queue<WriterLease> elders;

    private final CountDownLatch gone;

    private Holder(
            CacheEngine<Object> engine,
            @Nullable ServingEngine serving,
            State state,
            @Nullable Marks marks,
            boolean frozen,
            boolean terminal,
            WriterLease lease,
            Queue<WriterLease> elders,
            CountDownLatch gone) {
        this.engine = engine;
        this.serving = serving;
        this.state = state;
        this.marks = marks;
        this.frozen = frozen;
        this.terminal = terminal;
        this.lease = lease;
        this.elders = elders;
        this.gone = gone;
    }

    static Holder serving(ServingEngine serving) {
        return of(serving, State.SERVING, null, new ConcurrentLinkedQueue<>());
    }

    /** What comes after an engine is decided elsewhere, behind it: it serves until the slot is closed. */
    static Holder through(CacheEngine<Object> engine) {
        return new Holder(
                engine,
                null,
                State.SERVING,
                null,
                false,
                false,
                new WriterLease(),
                new ConcurrentLinkedQueue<>(),
                new CountDownLatch(1));
    }

    /** Serves in the place of an engine that is away, which is to know later what was written. */
    static Holder standingIn(ServingEngine serving, Marks journal) {
        return of(serving, State.SERVING, journal, new ConcurrentLinkedQueue<>());
    }

    /** Nobody serves; where there is a journal, an engine that is away is to know later what was written. */
    static Holder absent(AbsentEngine engine, CountDownLatch gone, @Nullable Marks journal) {
        return new Holder(
                engine,
                null,
                engine.state(),
                journal,
                false,
                false,
                new WriterLease(),
                new ConcurrentLinkedQueue<>(),
                gone);
    }

    static Holder closed(Supplier<? extends RuntimeException> error) {
        AbsentEngine engine = AbsentEngine.throwing(error);
        return new Holder(
                engine,
                null,
                engine.state(),
                null,
                false,
                true,
                new WriterLease(),
                new ConcurrentLinkedQueue<>(),
                new CountDownLatch(1));
    }

    private static Holder of(ServingEngine serving, State state, @Nullable Marks marks, Queue<WriterLease> elders) {
        return new Holder(
                serving.engine(),
                serving,
                state,
                marks,
                false,
                false,
                new WriterLease(),
                elders,
                new CountDownLatch(1));
    }

    /** The same engine, whose writers mark from now on; those of this holder may not do so yet, hence a lease of its own. */
    Holder marking(Marks fresh) {
        return succeeded(State.MIGRATING, fresh);
    }

    /** The same engine, whose writers do not mark any more. */
    Holder unmarked() {
        return succeeded(State.SERVING, null);
    }

    /** Whoever is inside this holder is an elder before anybody can meet the next one. */
    private Holder succeeded(State next, @Nullable Marks fresh) {
        elders.add(lease);
        return of(requireNonNull(serving), next, fresh, elders);
    }

    /** The same, but writers wait outside. */
    Holder freeze() {
        return gate(true);
    }

    /** The same, and writers come in again. */
    Holder thaw() {
        return gate(false);
    }

    private Holder gate(boolean closed) {
        return new Holder(engine, serving, state, marks, closed, false, lease, elders, new CountDownLatch(1));
    }

    /** Waits until nobody is inside an earlier holder of the same engine; false where that takes longer. */
    boolean drainElders(long nanos) {
        long end = System.nanoTime() + nanos;
        for (WriterLease elder : List.copyOf(elders)) {
            if (elder != lease) {
                if (!elder.drain(end - System.nanoTime())) {
                    return false;
                }
                elders.remove(elder);
            }
        }
        return true;
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
