package org.twatcache.bench.swap;

import java.util.Collection;
import java.util.List;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** A target that breaks in the middle: from some entry on every call throws. */
final class FailingEngine extends ForwardingEngine {

    private final long lastEntry;
    private long restored;
    private volatile boolean broken;

    FailingEngine(CacheEngine<Object> to, long lastEntry) {
        super(to);
        this.lastEntry = lastEntry;
    }

    @Override
    void called() {
        if (broken) {
            throw new IllegalStateException("planted: broken after " + lastEntry + " entries");
        }
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        for (EngineEntry<Object> entry : entries) {
            super.restore(List.of(entry));
            broken = ++restored >= lastEntry;
        }
        called();
    }
}
