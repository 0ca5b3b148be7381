package org.twatcache.engine.redis;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A command that another thread sends, and whose caller waits. */
final class PendingCall<T extends @Nullable Object> {

    final CommandObject<T> command;
    private final Thread caller = Thread.currentThread();

    /** Written before {@link #done}. */
    private @Nullable Object answer;

    /** Written before {@link #done}. */
    private @Nullable Throwable failure;

    private volatile boolean done;

    /** What is done where its caller gives up after it was sent. Written before its progress. */
    private Runnable abandon = () -> {};

    private enum Progress {
        NEW,
        SENT,
        GIVEN_UP
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NEW);

    PendingCall(CommandObject<T> command) {
        this.command = command;
    }

    /**
     * It is about to be sent.
     *
     * @param abandon sees to it that what was sent reaches nobody any more; run where the caller gives up from now on
     * @return false where its caller has given up, and may have undone by now what it would do
     */
    boolean begins(Runnable abandon) {
        this.abandon = abandon;
        return progress.compareAndSet(Progress.NEW, Progress.SENT);
    }

    /** The answer as it came, or what the server refused with. */
    void answered(@Nullable Object raw) {
        answer = raw;
        end();
    }

    /** No answer will come, unless there was one. */
    void failed(Throwable cause) {
        if (!done) {
            failure = cause;
            end();
        }
    }

    private void end() {
        done = true;
        LockSupport.unpark(caller);
    }

    /**
     * Waits, whatever interrupts.
     *
     * @param end until when, in nanoseconds of the JVM; what was sent and not answered by then may still have its effect
     */
    T await(long end) {
        boolean interrupted = false;
        long left = end - System.nanoTime();
        while (!done && left > 0) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            left = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!done) {
            if (!progress.compareAndSet(Progress.NEW, Progress.GIVEN_UP)) {
                abandon.run();
            }
            throw Timeouts.noAnswer();
        }
        if (failure instanceof AnswerTooLargeException) {
            throw new AnswerTooLargeException(failure);
        }
        if (failure != null) {
            // One connection failed for many: each caller throws an exception of its own.
            throw new JedisConnectionException(String.valueOf(failure.getMessage()), failure);
        }
        if (answer instanceof JedisDataException refusal) {
            throw refusal;
        }
        return command.getBuilder().build(answer);
    }
}
