package org.twatcache.core.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.EngineClock;

/**
 * The clock of a platform: the wall clock's time when it was made, and from there on what {@link System#nanoTime} counts.
 *
 * <p>The coarse time is kept in a field by one thread, every 5 ms, while somebody holds it ({@link #retain}); while nobody
 * does it is the exact time. The thread stays for one tick after the last user has gone, so that caches opened and closed in
 * quick succession do not start a thread each.
 */
public final class PlatformClock implements EngineClock, AutoCloseable {

    static final String THREAD = "twat-cache clock";

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long CLOSE_MILLIS = 1_000;

    /** Nobody holds the coarse time. */
    private static final long EXACT = 0;

    /** Somebody holds it, and whoever looks first sets it. */
    private static final long UNSET = -1;

    private static final VarHandle COARSE;

    static {
        try {
            COARSE = MethodHandles.lookup().findVarHandle(PlatformClock.class, "coarse", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LongSupplier ticker;
    private final long origin;
    private final Object lock = new Object();
    private int users;
    private boolean closed;
    private @Nullable Thread thread;
    private volatile long coarse = EXACT;

    public PlatformClock() {
        this(Instant.now(), System::nanoTime);
    }

    /**
     * A clock.
     *
     * @param now the wall clock's time
     * @param ticker counts nanoseconds from here on
     */
    public PlatformClock(Instant now, LongSupplier ticker) {
        this.ticker = ticker;
        this.origin = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - ticker.getAsLong();
    }

    @Override
    public long nanos() {
        return origin + ticker.getAsLong();
    }

    @Override
    public long coarseNanos() {
        long held = coarse;
        return held > 0 ? held : uncertainNanos();
    }

    /**
     * While the field changes between exact and coarse, time must not go backwards for a reader who met both. So an exact
     * time counts only if the field still said so after it was read, and the first coarse time is read after the field
     * said that exact times do not count any more.
     */
    private long uncertainNanos() {
        while (true) {
            long before = coarse;
            if (before > 0) {
                return before;
            }
            long now = nanos();
            if (before == UNSET ? COARSE.compareAndSet(this, UNSET, now) : coarse == EXACT) {
                return now;
            }
        }
    }

    /** Holds the coarse time until {@link #release}. After {@link #close} the coarse time stays exact. */
    public void retain() {
        synchronized (lock) {
            if (users == 0 && !closed) {
                if (thread == null) {
                    Thread starting = DetachedThreads.daemon(THREAD, this::tick);
                    starting.start();
                    thread = starting;
                }
                coarse = UNSET;
            }
            users++;
        }
    }

    /** Lets the coarse time go, once for each {@link #retain}. */
    public void release() {
        synchronized (lock) {
            if (users == 0) {
                throw new IllegalStateException("The clock was released more often than retained");
            }
            users--;
            if (users == 0) {
                coarse = EXACT;
            }
        }
    }

    /** Ends the thread, waiting for it no longer than a second. The clock itself goes on, exactly. Idempotent. */
    @Override
    public void close() {
        Thread last;
        synchronized (lock) {
            closed = true;
            coarse = EXACT;
            last = thread;
        }
        if (last != null && last != Thread.currentThread()) {
            LockSupport.unpark(last);
            try {
                last.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tick() {
        try {
            while (refresh()) {
                LockSupport.parkNanos(this, TICK_NANOS);
                // An interrupt would make every later park return at once; nobody has a reason to send one.
                Thread.interrupted();
            }
        } finally {
            synchronized (lock) {
                if (thread == Thread.currentThread()) {
                    thread = null;
                    coarse = EXACT;
                }
            }
        }
    }

    private boolean refresh() {
        synchronized (lock) {
            if (users == 0 || closed) {
                thread = null;
                return false;
            }
            // Fails where a reader was first to set it, and then that is as good.
            long before = coarse;
            COARSE.compareAndSet(this, before, nanos());
            return true;
        }
    }
}
