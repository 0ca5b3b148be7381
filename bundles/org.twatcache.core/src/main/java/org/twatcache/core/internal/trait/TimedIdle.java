package org.twatcache.core.internal.trait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A {@link Timed} that also ends when it was not read for a while. */
final class TimedIdle extends Timed {

    private static final VarHandle LAST_READ;

    static {
        try {
            LAST_READ = MethodHandles.lookup().findVarHandle(TimedIdle.class, "lastRead", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long idle;

    /** Opaque: of two reads at once either may win, for they differ by nothing that matters. */
    @SuppressWarnings("UnusedVariable")
    private long lastRead;

    TimedIdle(Object value, long deadline, long idle, long now) {
        super(value, deadline);
        this.idle = idle;
        this.lastRead = now;
    }

    @Override
    long end() {
        return Math.min(deadline, Expiry.after((long) LAST_READ.getOpaque(this), idle));
    }

    /** Writes only when time has gone on, which coarse time seldom does: entries read often stay in the readers' caches. */
    @Override
    void read(long now) {
        if (now > (long) LAST_READ.getOpaque(this)) {
            LAST_READ.setOpaque(this, now);
        }
    }
}
