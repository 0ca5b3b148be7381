package org.twatcache.core.internal.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.RemovalCause;
import org.twatcache.RemovalListener;

/** Tells a client's listeners of removals; what they throw goes no further. */
public final class RemovalTeller {

    private static final Logger LOG = LoggerFactory.getLogger(RemovalTeller.class);

    private final String cache;
    private final List<RemovalListener<Object, Object>> listeners;
    private final StatsCounter stats;
    private final AtomicBoolean complained = new AtomicBoolean();

    public RemovalTeller(String cache, List<RemovalListener<Object, Object>> listeners, StatsCounter stats) {
        this.cache = cache;
        this.listeners = listeners;
        this.stats = stats;
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    void tell(Object key, Object value, RemovalCause cause) {
        if (value == Absent.ABSENT) {
            return;
        }
        Object told = value instanceof Noted noted ? noted.value() : value;
        for (RemovalListener<Object, Object> listener : listeners) {
            try {
                listener.removed(key, told, cause);
            } catch (RuntimeException | LinkageError | AssertionError e) {
                stats.failed();
                if (complained.compareAndSet(false, true)) {
                    LOG.warn(
                            "Cache '{}': its listener {} threw; further failures are only counted",
                            cache,
                            listener.getClass().getName(),
                            e);
                }
            }
        }
    }
}
