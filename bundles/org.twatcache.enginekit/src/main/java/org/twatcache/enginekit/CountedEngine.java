package org.twatcache.enginekit;

import org.twatcache.spi.CacheEngine;

/** Tells how an engine ends, after it did. */
final class CountedEngine<T> extends ForwardingEngine<T> {

    private final Runnable closed;
    private final Runnable destroyed;

    CountedEngine(CacheEngine<T> engine, Runnable closed, Runnable destroyed) {
        super(engine);
        this.closed = closed;
        this.destroyed = destroyed;
    }

    @Override
    public void destroy() {
        try {
            super.destroy();
        } finally {
            destroyed.run();
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            closed.run();
        }
    }
}
