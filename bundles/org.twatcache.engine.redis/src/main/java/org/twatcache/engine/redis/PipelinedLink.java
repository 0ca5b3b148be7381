package org.twatcache.engine.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * The calls of all threads go over one connection: a thread takes what has gathered while the last answers were under way, sends
 * it in one go, and hands out the answers. Where many call at once that is twice as fast and more as a connection for each.
 */
final class PipelinedLink implements AutoCloseable {

    /** More at once gains nothing, and the first would wait for the last. */
    private static final int MOST = 512;

    private final Connections connections;
    private final String name;
    private final long patienceNanos;
    private final LinkedBlockingQueue<PendingCall<?>> calls = new LinkedBlockingQueue<>();

    /** Started by the first call, for most caches never have so many callers. Guarded by this. */
    private volatile @Nullable Thread sender;

    private volatile boolean closed;

    PipelinedLink(Connections connections, ServerSettings settings) {
        this.connections = connections;
        this.name = settings.place();
        // For the calls that were sent before this one, and then for it.
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(2L * settings.timeoutMillis());
    }

    /** As {@link Link#call}. */
    <T extends @Nullable Object> T call(CommandObject<T> command) {
        PendingCall<T> call = new PendingCall<>(command);
        enqueue(call);
        return call.await(System.nanoTime() + patienceNanos);
    }

    private void enqueue(PendingCall<?> call) {
        if (sender == null) {
            start();
        }
        calls.add(call);
        if (closed) {
            // Whoever closed may not have seen it.
            failAll(new JedisConnectionException("The connections were closed"));
        }
    }

    private synchronized void start() {
        if (sender == null && !closed) {
            Thread thread = EngineThreads.thread(name, this::run);
            thread.start();
            sender = thread;
        }
    }

    private void run() {
        List<PendingCall<?>> batch = new ArrayList<>(MOST);
        while (!closed) {
            batch.clear();
            try {
                batch.add(calls.take());
                calls.drainTo(batch, MOST - 1);
                exchange(batch);
            } catch (InterruptedException e) {
                // By close.
            } catch (Throwable e) {
                // Whatever it is, memory included: nobody may wait for ever, and this thread goes on for the others.
                batch.forEach(call -> call.failed(e));
            }
        }
        failAll(new JedisConnectionException("The connections were closed"));
    }

    private void exchange(List<PendingCall<?>> batch) {
        WatchedConnection connection = connections.take();
        boolean whole = false;
        try {
            Runnable abandon = () -> connections.abandon(connection);
            batch.removeIf(call -> !call.begins(abandon));
            for (PendingCall<?> call : batch) {
                connection.sendCommand(call.command.getArguments());
            }
            connection.answers(batch);
            whole = true;
        } finally {
            if (!whole) {
                connection.setBroken();
            }
            connections.giveBack(connection);
        }
    }

    private void failAll(JedisConnectionException reason) {
        for (PendingCall<?> call = calls.poll(); call != null; call = calls.poll()) {
            call.failed(reason);
        }
    }

    /** Fails whoever waits, and ends the thread. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = sender;
        }
        if (running != null) {
            running.interrupt();
        }
        failAll(new JedisConnectionException("The connections were closed"));
    }
}
