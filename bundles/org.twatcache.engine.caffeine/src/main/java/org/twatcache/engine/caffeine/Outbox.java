package org.twatcache.engine.caffeine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Tells events in order on a thread of the bundle: whoever removes an entry holds locks of Caffeine. */
final class Outbox implements Runnable {

    private final Executor executor;
    private volatile boolean closed;

    /** Guarded by this, which is held for no longer than it takes to add or to swap. */
    private List<Runnable> waiting = new ArrayList<>();

    /** Whether a run is under way or asked for: there is never more than one. Guarded by this. */
    private boolean telling;

    Outbox(Executor executor) {
        this.executor = executor;
    }

    void add(Runnable event) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(event);
            if (telling) {
                return;
            }
            telling = true;
        }
        executor.execute(this);
    }

    @Override
    public void run() {
        try {
            for (Runnable event : take()) {
                if (!closed) {
                    event.run();
                }
            }
        } finally {
            // In turns, so that a busy cache leaves the thread to others.
            if (goesOn()) {
                executor.execute(this);
            }
        }
    }

    private synchronized List<Runnable> take() {
        List<Runnable> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private synchronized boolean goesOn() {
        telling = !waiting.isEmpty();
        return telling;
    }

    /** What waits is dropped; an event that is being told goes on. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
