package org.twatcache.engine.redis;

import java.time.Duration;

/** Does something about a server every second, until it is closed. */
final class Watch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Prober prober;
    private final Runnable task;
    private volatile boolean closed;

    Watch(Prober prober, Runnable task) {
        this.prober = prober;
        this.task = task;
    }

    void start() {
        prober.in(PAUSE, this::look);
    }

    private void look() {
        if (!closed) {
            try {
                task.run();
            } finally {
                start();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
