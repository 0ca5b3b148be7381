package org.twatcache.bench.swap;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/**
 * A planted fault: whatever is copied, the first page is copied again after it, as by a copier that does not claim a key
 * before it reads it. What was written to those keys meanwhile is covered by what was there before.
 */
final class RewritingEngine extends ForwardingEngine {

    /** Long enough for keys of the first page to be written before the last one. */
    private static final long PAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Collection<EngineEntry<Object>> first = List.of();

    RewritingEngine(CacheEngine<Object> to) {
        super(to);
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> page) {
        if (first.isEmpty()) {
            first = List.copyOf(page);
        }
        super.restore(page);
        super.restore(first);
        if (page.size() >= first.size()) {
            LockSupport.parkNanos(PAGE_NANOS);
        }
    }
}
