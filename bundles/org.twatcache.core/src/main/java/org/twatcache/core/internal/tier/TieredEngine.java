package org.twatcache.core.internal.tier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Lease;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.core.internal.engine.Leasing;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;

/**
 * An engine with near tiers in front of it. The engine alone decides; near tiers hold copies of what was read from it, which
 * {@link Stamps} tell from what is out of date. They are met in their order, and all are filled by what had to be read below.
 */
public final class TieredEngine implements CacheEngine<Object>, Forgetting, Leasing {

    /** Not a list: each read goes through it. */
    private final NearTier[] nears;

    private final CacheEngine<Object> far;
    private final Stamps stamps;
    private final TierEvents events;
    private final Optional<Duration> staleness;

    private TieredEngine(
            List<NearTier> nears,
            CacheEngine<Object> far,
            Stamps stamps,
            TierEvents events,
            Optional<Duration> staleness) {
        this.nears = nears.toArray(NearTier[]::new);
        this.far = far;
        this.stamps = stamps;
        this.events = events;
        this.staleness = staleness;
    }

    /**
     * Puts near tiers in front of an engine.
     *
     * @param nears the nearest first
     * @param events whom the engine is to tell
     * @param staleness how long a copy lives while other processes may change entries untold; empty where none can
     * @param far makes the engine, which is to tell the events that it is given
     */
    public static CacheEngine<Object> of(
            List<NearTier> nears,
            EngineEvents events,
            Optional<Duration> staleness,
            Function<EngineEvents, CacheEngine<Object>> far) {
        Stamps stamps = new Stamps();
        TierEvents heard = new TierEvents(events, stamps);
        return new TieredEngine(nears, far.apply(heard), stamps, heard, staleness);
    }

    @Override
    public @Nullable Object get(Object key) {
        Copy copy = near(key);
        if (copy != null) {
            return copy.value();
        }
        Stamp stamp = stamps.of(key);
        if (stamp == null) {
            return far.get(key);
        }
        EngineEntry<Object> entry = far.peek(key);
        if (entry == null) {
            return null;
        }
        Copy made = Copy.of(stamp, entry.value());
        Optional<Duration> limit = events.tracked() ? Optional.empty() : staleness;
        for (NearTier tier : nears) {
            tier.put(key, made, entry.deadline(), limit);
        }
        return entry.value();
    }

    private @Nullable Copy near(Object key) {
        for (NearTier tier : nears) {
            Copy copy = tier.get(key, stamps);
            if (copy != null) {
                return copy;
            }
        }
        return null;
    }

    @Override
    public List<EngineEntry<Object>> getAll(Collection<?> keys) {
        List<EngineEntry<Object>> found = new ArrayList<>(keys.size());
        List<Object> below = new ArrayList<>();
        for (Object key : keys) {
            Copy copy = near(key);
            if (copy == null) {
                below.add(key);
            } else {
                found.add(new EngineEntry<>(key, copy.value(), NO_DEADLINE));
            }
        }
        if (!below.isEmpty()) {
            found.addAll(far.getAll(below));
        }
        return found;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        change(key, () -> {
            far.put(key, value, deadline);
            return null;
        });
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        return this.<@Nullable Object>change(key, () -> far.putIfAbsent(key, value, deadline));
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        return change(key, () -> far.replace(key, expected, value, deadline));
    }

    @Override
    public boolean remove(Object key) {
        return change(key, () -> far.remove(key));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return change(key, () -> far.remove(key, expected));
    }

    @Override
    public boolean forgetUnreadable(Object key) {
        return change(key, () -> Forgetting.isAbsent(far, key));
    }

    @Override
    public boolean leases() {
        return far instanceof Leasing leasing && leasing.leases();
    }

    @Override
    public Object lease(Object key, Lease mine, long deadline) {
        return leasing().lease(key, mine, deadline);
    }

    @Override
    public boolean fill(Object key, Lease mine, Object value, long deadline) {
        return change(key, () -> leasing().fill(key, mine, value, deadline));
    }

    @Override
    public void release(Object key, Lease mine) {
        leasing().release(key, mine);
    }

    private Leasing leasing() {
        return (Leasing) far;
    }

    @Override
    public void clear() {
        changeAll(far::clear);
        clearCopies();
    }

    private void clearCopies() {
        for (NearTier tier : nears) {
            tier.clear();
        }
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        changeAll(() -> far.restore(entries));
    }

    @Override
    public void putAll(Collection<EngineEntry<Object>> entries) {
        changeEach(entries.stream().map(EngineEntry::key).toList(), () -> far.putAll(entries));
    }

    @Override
    public void removeAll(Collection<?> keys) {
        changeEach(keys, () -> far.removeAll(keys));
    }

    private <R extends @Nullable Object> R change(Object key, Supplier<R> effect) {
        stamps.begin(key);
        try {
            return effect.get();
        } finally {
            stamps.end(key);
        }
    }

    private void changeEach(Collection<?> keys, Runnable effect) {
        keys.forEach(stamps::begin);
        try {
            effect.run();
        } finally {
            keys.forEach(stamps::end);
        }
    }

    private void changeAll(Runnable effect) {
        stamps.beginAll();
        try {
            effect.run();
        } finally {
            stamps.endAll();
        }
    }

    @Override
    public long size() {
        return far.size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        return far.peek(key);
    }

    @Override
    public EngineCursor<Object> cursor() {
        return far.cursor();
    }

    @Override
    public void flush() {
        far.flush();
    }

    @Override
    public void destroy() {
        stamps.changedAll();
        try {
            far.destroy();
        } finally {
            clearCopies();
        }
    }

    @Override
    public void close() {
        stamps.changedAll();
        try {
            far.close();
        } finally {
            clearCopies();
        }
    }
}
