package org.twatcache.engine.redis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheEngineException;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.OutcomeUnknownException;

/**
 * An engine whose puts are acknowledged before the server has them; this process reads them at once, others when they are there.
 * Whatever else has an effect, or looks at more than single keys, waits until they are: so only puts can be lost, and a
 * removal never is.
 */
final class WriteBehindEngine implements CacheEngine<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(WriteBehindEngine.class);

    /** Writes that are sent in one go: whoever waits for the end of it waits as long as for one call. */
    private static final int SOME = 500;

    /** A failure that is none of the server's health is not cured by trying for ever. */
    private static final int TRIES = 10;

    private final EngineRequest request;
    private final CacheEngine<byte[]> engine;
    private final Backlog backlog;
    private final long patienceNanos;
    private final Ending ending;
    private final Thread sender;
    private final CountDownLatch senderOver = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Held for reading while an effect takes place at once, for writing while writes are sent: a value that was sent, and then removed
     * by another, would be read until all that was sent with it had arrived.
     */
    private final ReentrantReadWriteLock effects = new ReentrantReadWriteLock();

    /** Told once, when nothing will be sent any more. */
    interface Ending {

        /**
         * It has ended.
         *
         * @param lost the keys whose writes never arrived
         */
        void over(WriteBehindEngine engine, Set<ByteBuffer> lost);
    }

    /**
     * Starts the thread that sends.
     *
     * @param most keys that may wait
     */
    static WriteBehindEngine on(
            CacheEngine<byte[]> engine, EngineRequest request, ServerSettings server, int most, Ending ending) {
        WriteBehindEngine behind = new WriteBehindEngine(engine, request, server, most, ending);
        behind.sender.start();
        return behind;
    }

    private WriteBehindEngine(
            CacheEngine<byte[]> engine, EngineRequest request, ServerSettings server, int most, Ending ending) {
        this.request = request;
        this.engine = engine;
        this.backlog = new Backlog(most);
        // For what is being sent now, and what is sent next.
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(2L * server.timeoutMillis());
        this.ending = ending;
        this.sender = EngineThreads.thread("write-behind " + request.cache(), this::send);
    }

    private void send() {
        try {
            while (backlog.awaitWrites()) {
                effects.writeLock().lock();
                try {
                    send(backlog.take(SOME));
                } finally {
                    effects.writeLock().unlock();
                }
            }
        } finally {
            // Whatever it was, memory included: nobody may take a write for one that will be sent.
            backlog.stop();
            senderOver.countDown();
        }
    }

    private void send(Collection<EngineEntry<byte[]>> writes) {
        try {
            store(writes);
            backlog.done();
        } catch (EngineClosedException e) {
            // The server is down, as the next call will be told; what is left is owed to it.
            backlog.stop();
        } catch (RuntimeException e) {
            forget(writes, e);
        }
    }

    private void store(Collection<EngineEntry<byte[]>> writes) {
        for (int i = 1; ; i++) {
            try {
                engine.putAll(writes);
                return;
            } catch (OutcomeUnknownException e) {
                // May be repeated. A server that goes on like this is soon known to be down.
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** The server refused some: none of these keys may be met with what it had before. */
    private void forget(Collection<EngineEntry<byte[]>> writes, RuntimeException reason) {
        LOG.warn(
                "Cache '{}': {} acknowledged writes are forgotten: {}",
                request.cache(),
                writes.size(),
                reason.getMessage());
        try {
            engine.removeAll(writes.stream().map(EngineEntry::key).toList());
            backlog.done();
        } catch (RuntimeException e) {
            LOG.warn("Cache '{}': nor can their keys be removed: {}", request.cache(), e.getMessage());
            backlog.stop();
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        EngineEntry<byte[]> write = last(key);
        return write == null
                ? this.<byte @Nullable []>asked(() -> engine.get(key))
                : isOver(write) ? null : write.value();
    }

    @Override
    public @Nullable EngineEntry<byte[]> peek(byte[] key) {
        EngineEntry<byte[]> write = last(key);
        return write == null
                ? this.<@Nullable EngineEntry<byte[]>>asked(() -> engine.peek(key))
                : isOver(write) ? null : write;
    }

    @Override
    public List<EngineEntry<byte[]>> getAll(Collection<? extends byte[]> keys) {
        List<EngineEntry<byte[]>> found = new ArrayList<>(keys.size());
        List<byte[]> others = new ArrayList<>(keys.size());
        for (byte[] key : keys) {
            EngineEntry<byte[]> write = last(key);
            if (write == null) {
                others.add(key);
            } else if (!isOver(write)) {
                found.add(write);
            }
        }
        if (!others.isEmpty()) {
            found.addAll(asked(() -> engine.getAll(others)));
        }
        return found;
    }

    private @Nullable EngineEntry<byte[]> last(byte[] key) {
        if (backlog.isClosed()) {
            throw closed();
        }
        return backlog.last(key);
    }

    private boolean isOver(EngineEntry<byte[]> write) {
        return write.deadline() <= request.clock().nanos();
    }

    @Override
    public void put(byte[] key, byte[] value, long deadline) {
        add(List.of(withDeadline(new EngineEntry<>(key, value, deadline))));
    }

    @Override
    public void putAll(Collection<EngineEntry<byte[]>> entries) {
        add(entries.stream().map(this::withDeadline).toList());
    }

    private void add(List<EngineEntry<byte[]>> writes) {
        switch (backlog.add(writes, patienceNanos)) {
            case YES -> {}
            case CLOSED -> throw closed();
            case FULL -> throw failed("could not be written: too many writes wait, more than " + Options.WRITE_BEHIND);
        }
    }

    /** Its life begins now, not when it is sent. */
    private EngineEntry<byte[]> withDeadline(EngineEntry<byte[]> entry) {
        return entry.deadline() == DEFAULT_DEADLINE
                ? new EngineEntry<>(entry.key(), entry.value(), Life.usualDeadline(request))
                : entry;
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value, long deadline) {
        return this.<byte @Nullable []>atOnce(key, () -> engine.putIfAbsent(key, value, deadline));
    }

    @Override
    public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
        return atOnce(key, () -> engine.replace(key, expected, value, deadline));
    }

    @Override
    public boolean remove(byte[] key) {
        return atOnce(key, () -> engine.remove(key));
    }

    @Override
    public boolean remove(byte[] key, byte[] expected) {
        return atOnce(key, () -> engine.remove(key, expected));
    }

    /**
     * After the last write of its key is on the server, and while none is being sent. A write that comes to wait meanwhile is as if it came
     * afterwards.
     */
    private <R extends @Nullable Object> R atOnce(byte[] key, Supplier<R> effect) {
        if (last(key) != null) {
            settle();
        }
        effects.readLock().lock();
        try {
            return asked(effect);
        } finally {
            effects.readLock().unlock();
        }
    }

    /** A server that is known to be down by one call is down for all: nothing more is acknowledged, or sent. */
    private <R extends @Nullable Object> R asked(Supplier<R> call) {
        try {
            return call.get();
        } catch (EngineClosedException e) {
            backlog.stop();
            throw e;
        }
    }

    @Override
    public void removeAll(Collection<? extends byte[]> keys) {
        atOnce(() -> engine.removeAll(keys));
    }

    @Override
    public void restore(Collection<EngineEntry<byte[]>> entries) {
        atOnce(() -> engine.restore(entries));
    }

    @Override
    public void clear() {
        atOnce(engine::clear);
    }

    /** After all writes of before; those that come now are as if they came afterwards. */
    private void atOnce(Runnable effect) {
        settle();
        effects.readLock().lock();
        try {
            effect.run();
        } catch (EngineClosedException e) {
            backlog.stop();
            throw e;
        } finally {
            effects.readLock().unlock();
        }
    }

    @Override
    public long size() {
        settle();
        return engine.size();
    }

    @Override
    public EngineCursor<byte[]> cursor() {
        EngineCursor<byte[]> cursor = engine.cursor();
        return max -> {
            settle();
            return cursor.nextPage(max);
        };
    }

    @Override
    public void flush() {
        settle();
        engine.flush();
    }

    private void settle() {
        if (!backlog.settle(patienceNanos)) {
            throw backlog.isClosed() ? closed() : failed("waited in vain for earlier writes to arrive");
        }
    }

    private EngineClosedException closed() {
        return new EngineClosedException(request.cache(), RedisEngineFactory.ENGINE);
    }

    private CacheEngineException failed(String what) {
        return new CacheEngineException(
                "Cache '" + request.cache() + "' " + what, request.cache(), RedisEngineFactory.ENGINE, null);
    }

    /** What waits need not arrive, and what has been sent is removed. */
    @Override
    public void destroy() {
        backlog.stop();
        boolean unused = isSenderOver();
        try {
            engine.destroy();
        } finally {
            end(Set.of());
        }
    }

    /** What waits is sent first, as far as the server takes it in time. */
    @Override
    public void close() {
        backlog.close();
        boolean settled = backlog.settle(patienceNanos);
        backlog.stop();
        boolean over = isSenderOver();
        Set<ByteBuffer> lost = backlog.lost();
        if (!lost.isEmpty()) {
            LOG.warn(
                    "Cache '{}': {} acknowledged writes did not reach Redis (settled: {}, sender ended: {}); it is to"
                            + " forget their keys",
                    request.cache(),
                    lost.size(),
                    settled,
                    over);
        }
        try {
            engine.close();
        } finally {
            end(lost);
        }
    }

    private boolean isSenderOver() {
        return Uninterrupted.await(patienceNanos, left -> senderOver.await(left, TimeUnit.NANOSECONDS));
    }

    private void end(Set<ByteBuffer> lost) {
        ending.over(this, lost);
        ended.countDown();
    }

    /** Waits for its end, where that has begun or is due; false where it does not come in time. */
    boolean awaitEnd() {
        return !backlog.isClosed()
                || Uninterrupted.await(2 * patienceNanos, left -> ended.await(left, TimeUnit.NANOSECONDS));
    }

    @Override
    public String toString() {
        return engine + ", write-behind";
    }
}
