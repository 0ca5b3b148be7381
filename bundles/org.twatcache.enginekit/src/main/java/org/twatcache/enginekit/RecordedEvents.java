package org.twatcache.enginekit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.spi.EngineEvents;

/** Remembers what an engine tells, in the order in which it was told. Safe for use by any number of threads. */
public final class RecordedEvents implements EngineEvents {

    /**
     * What was told of an entry.
     *
     * @param key the key
     * @param value the value
     */
    public record Removal(Object key, Object value) {}

    private final Queue<Removal> evictions = new ConcurrentLinkedQueue<>();
    private final Queue<Removal> expirations = new ConcurrentLinkedQueue<>();
    private final Queue<Object> invalidations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger invalidationsOfAll = new AtomicInteger();
    private volatile boolean tracking;
    private volatile Runnable listener = () -> {};

    /** Events that nobody listens to yet. */
    public RecordedEvents() {}

    /**
     * Runs something in every event from now on, after it was remembered, on the thread that tells it.
     *
     * @param newListener what to run
     */
    public void listen(Runnable newListener) {
        listener = newListener;
    }

    /**
     * What was evicted.
     *
     * @return a snapshot
     */
    public List<Removal> evictions() {
        return List.copyOf(evictions);
    }

    /**
     * What expired.
     *
     * @return a snapshot
     */
    public List<Removal> expirations() {
        return List.copyOf(expirations);
    }

    /**
     * The keys that other processes changed.
     *
     * @return a snapshot
     */
    public List<Object> invalidations() {
        return List.copyOf(invalidations);
    }

    /**
     * How often it was told that any entry may have been changed.
     *
     * @return a count
     */
    public int invalidationsOfAll() {
        return invalidationsOfAll.get();
    }

    /**
     * What the engine said last of {@link EngineEvents#tracking}.
     *
     * @return false before it said anything
     */
    public boolean isTracking() {
        return tracking;
    }

    @Override
    public void evicted(Object key, Object value) {
        evictions.add(new Removal(key, value));
        listener.run();
    }

    @Override
    public void expired(Object key, Object value) {
        expirations.add(new Removal(key, value));
        listener.run();
    }

    @Override
    public void invalidated(Object key) {
        invalidations.add(key);
        listener.run();
    }

    @Override
    public void invalidatedAll() {
        invalidationsOfAll.incrementAndGet();
        listener.run();
    }

    @Override
    public void tracking(boolean on) {
        tracking = on;
        listener.run();
    }
}
