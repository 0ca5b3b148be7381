package org.twatcache.engine.xodus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineRequest;

/**
 * Keeps the lifetimes and the bounds of a region, on a thread of the factory. Both go through keys in the order of the database:
 * an order of deadlines or of uses would have to be written to the disk at each write, or each read.
 */
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int PAGE = 256;

    /** A sweep takes no more than this share of a thread's time, and rests for a second at least. */
    private static final int SHARE = 100;

    private static final long REST = TimeUnit.SECONDS.toNanos(1);

    /** So many pending keys are looked up for a size at most; the rest is taken to be like them. */
    private static final int LOOKED_UP = 1024;

    /** After so many moments in which entries moved a size is a little wrong, as it would be the moment after anyway. */
    private static final int TRIES = 100;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final EngineRequest request;
    private final Region region;
    private final Lifetimes lifetimes;
    private final Workers workers;
    private final long maximumSize;
    private final long maximumBytes;
    private final AtomicBoolean bounding = new AtomicBoolean();
    private final Runnable takenOver = this::takenOver;
    private volatile boolean closed;

    // The sweep: guarded by this.
    private long due = CacheEngine.NO_DEADLINE;
    private long notBefore;
    private @Nullable Future<?> next;

    // The bound: of the thread of the upkeep.

    /** Where eviction goes on. */
    private byte @Nullable [] hand;

    /** What was evicted and still counts in the database. */
    private final List<Region.Discarded> leaving = new ArrayList<>();

    Keeper(EngineRequest request, Region region, Lifetimes lifetimes, Workers workers) {
        this.request = request;
        this.region = region;
        this.lifetimes = lifetimes;
        this.workers = workers;
        this.maximumSize = request.maximumSize().orElse(Long.MAX_VALUE);
        this.maximumBytes = request.maximumBytes().orElse(Long.MAX_VALUE);
        if (maximumSize != Long.MAX_VALUE || maximumBytes != Long.MAX_VALUE) {
            region.store.onTakeover(takenOver);
        }
        if (!region.content().untouched) {
            // What is there from before may have deadlines.
            expect(request.clock().nanos());
        }
    }

    /** Whether an entry is too large for the bound by itself. */
    boolean exceeds(byte[] key, byte[] value) {
        return (long) key.length + value.length > maximumBytes;
    }

    /** An entry was not kept. */
    void refused(byte[] key, byte[] value) {
        if (exceeds(key, value)) {
            tell(() -> request.events().evicted(key, value));
        }
    }

    /** How many entries there are: what is pending and what is stored have to be counted in one moment. */
    long size() {
        region.requireOpen();
        long size = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = region.store.moves();
            size = counted();
            if (before % 2 == 0 && before == region.store.moves()) {
                break;
            }
            LockSupport.parkNanos(PAUSE);
        }
        region.requireOpen();
        return size;
    }

    private long counted() {
        Content content = region.content();
        long stored = region.stored();
        long more = 0;
        int looked = 0;
        for (Map.Entry<Bytes, Pending> change : content.pending.entrySet()) {
            boolean there = region.isStored(change.getKey());
            boolean stays = change.getValue().entry != null;
            more += (stays ? 1 : 0) - (there ? 1 : 0);
            if (++looked == LOOKED_UP) {
                more = more * content.pending.size() / LOOKED_UP;
                break;
            }
        }
        return Math.max(0, stored + more);
    }

    private void tell(Runnable event) {
        try {
            workers.events.execute(() -> {
                if (!closed) {
                    event.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The bundle stops.
        }
    }

    /** Removes an entry whose deadline has come, if it is still that. */
    void expire(Bytes key) {
        Region.Discarded gone = region.discard(key, true, entry -> lifetimes.isOver(entry.deadline));
        if (gone != null) {
            tell(() -> request.events().expired(key.array, gone.entry().value));
        }
    }

    /** Takes notice of a deadline, after the entry was stored. */
    synchronized void expect(long deadline) {
        if (deadline == CacheEngine.NO_DEADLINE || closed) {
            return;
        }
        long at = Math.max(deadline, notBefore);
        if (at < due) {
            due = at;
            if (next != null) {
                next.cancel(false);
            }
            long wait = Math.max(0, at - request.clock().nanos());
            try {
                next = workers.upkeep.schedule(this::sweep, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The bundle stops.
            }
        }
    }

    /** Removes what is over, and sees to it that it is done again when the next entry is. */
    void sweep() {
        synchronized (this) {
            due = CacheEngine.NO_DEADLINE;
        }
        long began = System.nanoTime();
        long first = CacheEngine.NO_DEADLINE;
        try {
            for (Map.Entry<Bytes, Pending> change : region.content().pending.entrySet()) {
                Entry entry = change.getValue().entry;
                first = Math.min(first, entry == null ? first : look(change.getKey(), entry));
            }
            byte[] last = null;
            for (List<byte[]> keys = region.keys(null, PAGE);
                    !keys.isEmpty() && !closed;
                    keys = region.keys(last, PAGE)) {
                for (byte[] key : keys) {
                    last = key;
                    Bytes place = new Bytes(key);
                    Entry entry = region.look(place);
                    first = Math.min(first, entry == null ? first : look(place, entry));
                }
            }
        } catch (EngineClosedException e) {
            return;
        } catch (RuntimeException e) {
            LOG.warn("Entries of cache '{}' that are over stay for a while", request.cache(), e);
        }
        long took = System.nanoTime() - began;
        synchronized (this) {
            notBefore = request.clock().nanos() + Math.max(REST, took * SHARE);
        }
        expect(first);
    }

    /** Removes it if it is over; else says when it is. */
    private long look(Bytes key, Entry entry) {
        if (lifetimes.isOver(entry.deadline)) {
            expire(key);
            return CacheEngine.NO_DEADLINE;
        }
        return entry.deadline;
    }

    private void takenOver() {
        if (bounding.compareAndSet(false, true)) {
            try {
                workers.upkeep.execute(this::bound);
            } catch (RejectedExecutionException e) {
                // The bundle stops.
            }
        }
    }

    /**
     * How much is to be evicted. What is leaving may be more than what is there: the two are read one after the other.
     *
     * @param most {@link Long#MAX_VALUE} for no bound
     */
    static long excess(long there, long leaving, long most) {
        return Math.max(0, Math.max(0, there - leaving) - most);
    }

    private void bound() {
        bounding.set(false);
        try {
            Content content = region.content();
            // What was cleared is not counted any more, and nothing of it will come into the database.
            leaving.removeIf(gone -> gone.content() != content || gone.isGone());
            long entries = excess(region.stored(), leaving.size(), maximumSize);
            long evicted = leaving.stream().mapToLong(Region.Discarded::bytes).sum();
            long bytes = content.counted ? excess(content.bytes, evicted, maximumBytes) : 0;
            if (!closed && (entries > 0 || bytes > 0)) {
                evict(entries, bytes);
                region.store.hurry();
            }
        } catch (EngineClosedException e) {
            // It needs no bound any more.
        } catch (RuntimeException e) {
            LOG.warn("The bound of cache '{}' is not kept for now", request.cache(), e);
        }
    }

    /** Evicts in the order of keys, round and round; what was used lately is spared once (second chance). */
    private void evict(long entries, long bytes) {
        int rounds = 0;
        long entriesLeft = entries;
        long bytesLeft = bytes;
        while (entriesLeft > 0 || bytesLeft > 0) {
            List<byte[]> keys = region.keys(hand, PAGE);
            if (keys.isEmpty()) {
                hand = null;
                if (++rounds > 2) {
                    return;
                }
                continue;
            }
            for (byte[] key : keys) {
                if (entriesLeft <= 0 && bytesLeft <= 0) {
                    return;
                }
                hand = key;
                Bytes place = new Bytes(key);
                if (rounds < 2 && region.isHot(place)) {
                    continue;
                }
                Region.Discarded gone = region.discard(place, false, any -> true);
                if (gone != null) {
                    leaving.add(gone);
                    entriesLeft--;
                    bytesLeft -= gone.bytes();
                    tell(gone);
                }
            }
        }
    }

    private void tell(Region.Discarded gone) {
        byte[] value = gone.entry().value;
        if (lifetimes.isOver(gone.entry().deadline)) {
            tell(() -> request.events().expired(gone.key().array, value));
        } else {
            tell(() -> request.events().evicted(gone.key().array, value));
        }
    }

    void close() {
        closed = true;
        region.store.offTakeover(takenOver);
        synchronized (this) {
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
