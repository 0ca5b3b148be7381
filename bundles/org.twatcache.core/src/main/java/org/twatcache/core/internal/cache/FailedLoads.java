package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The loads of one cache that failed a short while ago, by what stands for their keys. */
final class FailedLoads {

    /** How many are remembered; of further ones each is tried again at once. */
    static final int MOST = 10_000;

    private record Failed(Exception reason, long until) {}

    private final ConcurrentMap<Object, Failed> failed = new ConcurrentHashMap<>();
    private final LongSupplier ticker;
    private final long nanos;

    FailedLoads(Duration pause, LongSupplier ticker) {
        this.nanos = Lifetimes.nanos(pause);
        this.ticker = ticker;
    }

    void note(Object key, Exception reason) {
        long now = ticker.getAsLong();
        if (failed.size() >= MOST) {
            failed.values().removeIf(each -> each.until() - now <= 0);
        }
        if (failed.size() < MOST) {
            // Half of all time is as good as for ever, and can be compared.
            failed.put(key, new Failed(reason, now + Math.min(nanos, Long.MAX_VALUE / 2)));
        }
    }

    /** Why a load failed that is not to be tried yet; null where it may. */
    @Nullable
    Exception reason(Object key) {
        Failed present = failed.get(key);
        if (present == null) {
            return null;
        }
        if (present.until() - ticker.getAsLong() > 0) {
            return present.reason();
        }
        failed.remove(key, present);
        return null;
    }

    void forget(Object key) {
        failed.remove(key);
    }

    void clear() {
        failed.clear();
    }
}
