package org.twatcache.engine.redis;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.EngineEntry;

/**
 * Writes that were acknowledged and are not on the server yet: at most so many keys, of each the last write, in the order of their first.
 * One thread takes some of them at a time, and nothing else until that is done; so writes of a key reach the server in their order. Safe
 * for use by any number of threads; takes no notice of interrupts.
 */
final class Backlog {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private final Map<ByteBuffer, EngineEntry<byte[]>> waiting = new LinkedHashMap<>();

    /** What was taken, and may be on the server or not. Guarded by the lock. */
    private Map<ByteBuffer, EngineEntry<byte[]>> taken = Map.of();

    /** How many have come to wait, later writes of one that waited aside. Guarded by the lock. */
    private long came;

    /** How many of them, the first ones, are done. Guarded by the lock. */
    private long went;

    /** Nothing comes any more. Guarded by the lock. */
    private boolean closed;

    /** Nothing is taken any more. Guarded by the lock. */
    private boolean stopped;

    Backlog(int most) {
        this.most = most;
    }

    /** What became of writes that were to be added. */
    enum Added {
        YES,
        FULL,
        CLOSED
    }

    /**
     * Adds writes, over earlier ones of the same keys. Where there is no room it waits for it; what is larger than all room together
     * waits until there is nothing else.
     */
    Added add(Collection<EngineEntry<byte[]>> writes, long patienceNanos) {
        lock.lock();
        try {
            boolean room = await(() -> closed || hasRoomFor(writes.size()), patienceNanos);
            if (closed) {
                return Added.CLOSED;
            }
            if (!room) {
                return Added.FULL;
            }
            for (EngineEntry<byte[]> write : writes) {
                if (waiting.put(ByteBuffer.wrap(write.key()), write) == null) {
                    came++;
                }
            }
            changed.signalAll();
            return Added.YES;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomFor(int more) {
        int present = waiting.size() + taken.size();
        return present == 0 || present + more <= most;
    }

    /** The last write of a key that may not be on the server yet; null for none. */
    @Nullable
    EngineEntry<byte[]> last(byte[] key) {
        ByteBuffer wanted = ByteBuffer.wrap(key);
        lock.lock();
        try {
            EngineEntry<byte[]> write = waiting.get(wanted);
            return write == null ? taken.get(wanted) : write;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for writes; gives false when none come any more. */
    boolean awaitWrites() {
        lock.lock();
        try {
            boolean unused = await(() -> stopped || closed || !waiting.isEmpty(), Long.MAX_VALUE);
            return !stopped && !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first that wait, so many at the most, to be followed by {@link #done}. By one thread only. */
    Collection<EngineEntry<byte[]>> take(int some) {
        lock.lock();
        try {
            taken = new HashMap<>();
            Iterator<Map.Entry<ByteBuffer, EngineEntry<byte[]>>> first =
                    waiting.entrySet().iterator();
            while (!stopped && taken.size() < some && first.hasNext()) {
                Map.Entry<ByteBuffer, EngineEntry<byte[]>> each = first.next();
                taken.put(each.getKey(), each.getValue());
                first.remove();
            }
            return taken.values();
        } finally {
            lock.unlock();
        }
    }

    /** What was taken last is on the server, or forgotten there. */
    void done() {
        lock.lock();
        try {
            went += taken.size();
            taken = Map.of();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was added before, or what was written over it since, is on the server; gives whether it is. */
    boolean settle(long patienceNanos) {
        lock.lock();
        try {
            long last = came;
            return await(() -> stopped || went >= last, patienceNanos) && !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more writes. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more writes, and gives out none. */
    void stop() {
        lock.lock();
        try {
            closed = true;
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #close} or {@link #stop} was called. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The keys of writes that never reached the server, as far as is known. */
    Set<ByteBuffer> lost() {
        lock.lock();
        try {
            Set<ByteBuffer> lost = new HashSet<>(taken.keySet());
            lost.addAll(waiting.keySet());
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private interface Wish {
        boolean isFulfilled();
    }

    private boolean await(Wish wish, long patienceNanos) {
        return Uninterrupted.await(patienceNanos, nanos -> {
            long left = nanos;
            while (!wish.isFulfilled()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        });
    }
}
