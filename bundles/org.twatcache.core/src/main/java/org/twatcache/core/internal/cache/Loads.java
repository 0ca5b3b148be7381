package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one cache that are under way, at most one a key. They belong to the cache, not to its engine, so that a write
 * on the next engine still forbids what a load began on the last one.
 */
public class Loads {

    /** By {@link #identity} of the key. */
    private final ConcurrentMap<Object, Load> running = new ConcurrentHashMap<>();

    /** Under way, but for no key any more: it was written meanwhile. */
    private final Set<Load> beside = ConcurrentHashMap.newKeySet();

    /** Those that failed a short while ago; null where that is not remembered. */
    private final @Nullable FailedLoads failed;

    private volatile @Nullable Supplier<? extends RuntimeException> cancelled;

    /**
     * None yet.
     *
     * @param failedFor how long a failure is remembered
     */
    public Loads(Optional<Duration> failedFor) {
        this.failed =
                failedFor.map(pause -> new FailedLoads(pause, System::nanoTime)).orElse(null);
    }

    /** Why a load failed that is not to be tried yet; null where it may. */
    final @Nullable Exception failure(Object key) {
        return failed == null ? null : failed.reason(identity(key));
    }

    /** Remembers a failure, unless the key was written since the load began. */
    final void failed(Load load, Exception reason) {
        if (failed != null && !load.isOvertaken()) {
            Object same = identity(load.key);
            failed.note(same, reason);
            if (load.isOvertaken() || cancelled != null) {
                failed.forget(same);
            }
        }
    }

    /** Registers a load, or gives the one of the same key that is registered; throws after {@link #cancelAll}. */
    @Nullable
    Load register(Load load) {
        Load other = running.putIfAbsent(identity(load.key), load);
        if (other == null) {
            requireNotCancelled(load);
        }
        return other;
    }

    private void requireNotCancelled(Load load) {
        Supplier<? extends RuntimeException> reason = cancelled;
        if (reason != null) {
            unregister(load);
            RuntimeException error = reason.get();
            load.fail(error);
            throw error;
        }
    }

    /** Registers a load that nobody finds, so that it ends with all; throws after {@link #cancelAll}. */
    void registerBeside(Load load) {
        putBeside(load);
        requireNotCancelled(load);
    }

    /** One that ends at this moment may have been unregistered before. */
    private void putBeside(Load load) {
        beside.removeIf(Load::hasEnded);
        beside.add(load);
    }

    /** What is equal where two keys mean the same entry. */
    Object identity(Object key) {
        return key;
    }

    void unregister(Load load) {
        beside.remove(load);
        running.remove(identity(load.key), load);
    }

    /**
     * The first step of every write of a key: whoever asks from now on starts a load of his own. One that is storing
     * already stays registered until it has stored, because every other writer of the key must see it too.
     *
     * @return what is storing already, to be undone after the write
     */
    List<Load> invalidate(Object key) {
        return invalidateSame(identity(key));
    }

    /** The same, by the {@link #identity} of a key. */
    final List<Load> invalidateSame(Object same) {
        Load load = running.get(same);
        boolean storing = load != null && invalidate(load);
        if (failed != null) {
            // Not before: a load that fails just now looks whether it was overtaken, and then forgets.
            failed.forget(same);
        }
        return load != null && storing ? List.of(load) : List.of();
    }

    /** As {@link #invalidate} for every key. */
    List<Load> invalidateAll() {
        if (failed != null) {
            failed.clear();
        }
        List<Load> storing = new ArrayList<>();
        for (Load load : running.values()) {
            if (invalidate(load)) {
                storing.add(load);
            }
        }
        return storing;
    }

    private boolean invalidate(Load load) {
        boolean storing = load.invalidate();
        if (!storing) {
            unregister(load);
            putBeside(load);
        }
        return storing;
    }

    /** Removes what a load stored, by its key alone; false where it can be removed by its value too, which spares others. */
    boolean forget(Object key) {
        return false;
    }

    /** Whether what is under a key must not be replaced by what a load brings, though its owner cannot read it. */
    boolean isTaken(Object key) {
        return false;
    }

    private static void cancel(Load load, Supplier<? extends RuntimeException> reason) {
        load.invalidate();
        LoadRun run = load.run();
        if (run != null) {
            boolean unused = run.giveUp();
        }
        load.fail(reason.get());
    }

    /** Ends the waiting for every load, each given up before. Each stays registered until it ends: to find it would run code of its key. */
    void cancelAll(Supplier<? extends RuntimeException> reason) {
        cancelled = reason;
        running.values().forEach(load -> cancel(load, reason));
        beside.forEach(load -> cancel(load, reason));
        if (failed != null) {
            // Failures are of classes that may go now.
            failed.clear();
        }
    }
}
