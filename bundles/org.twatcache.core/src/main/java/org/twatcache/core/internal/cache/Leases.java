package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.Leasing;
import org.twatcache.spi.CacheEngine;

/**
 * Lets one process at a time load a key, where several share an engine. The idea is that of "Scaling Memcache at Facebook" (NSDI
 * 2013, 3.2.1): a lease orders the load before or after every write of the key, whoever writes.
 */
final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(32);

    /** The engine is not shared, or not there. */
    private static final Object OF_NO_USE = new Object();

    /** It could not be asked. */
    private static final Object NO_ANSWER = new Object();

    private final String cache;
    private final EngineSlot slot;
    private final Lifetimes lifetimes;
    private final Duration longest;

    Leases(String cache, EngineSlot slot, Lifetimes lifetimes, Duration longest) {
        this.cache = cache;
        this.slot = slot;
        this.lifetimes = lifetimes;
        this.longest = longest;
    }

    /**
     * What became of the wish to load a key.
     *
     * @param value what somebody else has stored meanwhile, which spares the load; or null
     * @param lease by which the loaded value may be stored; null where it needs none
     * @param stores whether the loaded value may be stored: not where nobody knows who else loads, or writes
     */
    record Outcome(@Nullable Object value, @Nullable Lease lease, boolean stores) {}

    /** Waits, at most so long as a load may take, until nobody else loads the key. */
    Outcome take(Object key) {
        long end = System.nanoTime() + longest.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        Lease mine = Lease.fresh();
        while (true) {
            Object found = lease(key, mine);
            if (found == OF_NO_USE) {
                return new Outcome(null, null, true);
            } else if (found == mine) {
                return new Outcome(null, mine, true);
            } else if (found == NO_ANSWER) {
                return new Outcome(null, null, false);
            } else if (found != Lease.OTHERS) {
                return new Outcome(found, null, true);
            } else if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return new Outcome(null, null, false);
            }
            LockSupport.parkNanos(this, pause);
            pause = Math.min(LONGEST_PAUSE_NANOS, 2 * pause);
        }
    }

    private Object lease(Object key, Lease mine) {
        try {
            return slot.write(key, engine -> {
                Leasing leasing = leasing(engine);
                return leasing == null ? OF_NO_USE : leasing.lease(key, mine, lifetimes.after(longest));
            });
        } catch (CacheClosedException e) {
            throw e;
        } catch (CacheException e) {
            return NO_ANSWER;
        }
    }

    /** Stores a value, unless the lease has ended. */
    void fill(Object key, Lease lease, Object value, long deadline) {
        boolean unused = slot.write(key, engine -> {
            Leasing leasing = leasing(engine);
            return leasing != null && leasing.fill(key, lease, value, deadline);
        });
    }

    /** Nothing is going to be stored: others need not wait for it. */
    void release(Object key, Lease lease) {
        try {
            boolean unused = slot.write(key, engine -> {
                Leasing leasing = leasing(engine);
                if (leasing != null) {
                    leasing.release(key, lease);
                }
                return true;
            });
        } catch (CacheException e) {
            LOG.debug("Cache '{}': a lease ends by itself only", cache, e);
        }
    }

    private static @Nullable Leasing leasing(CacheEngine<Object> engine) {
        return engine instanceof Leasing leasing && leasing.leases() ? leasing : null;
    }
}
