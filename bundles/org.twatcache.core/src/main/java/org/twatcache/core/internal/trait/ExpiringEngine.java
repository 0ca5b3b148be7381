package org.twatcache.core.internal.trait;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * Gives lifetimes to an engine of references that lacks the trait {@code EXPIRES}, or {@code EXPIRES_IDLE} where it is
 * needed. It keeps <em>all</em> lifetimes itself, also those that the engine beneath could keep: one judge for each entry.
 *
 * <p>The engine beneath stores a {@link Timed} for every value and knows no deadline. Each write makes a new one, so the
 * engine's own compare-and-set on that object decides every race; nothing else is kept here. Whoever finds an entry that
 * has ended removes exactly that object, and who succeeded reports it: so it is reported once, and never when a newer
 * value took its place. Entries that nobody asks for any more are found by {@link #sweep}.
 */
public final class ExpiringEngine implements CacheEngine<Object> {

    private final CacheEngine<Object> below;
    private final EngineEvents events;
    private final Expiry expiry;
    private final Sweeper sweeper;

    /**
     * Decorates.
     *
     * @param below an empty engine that reports {@link Timed#original} and compares values by identity
     * @param request what the cache needs, with its lifetimes, clock and events
     */
    ExpiringEngine(CacheEngine<Object> below, EngineRequest request) {
        this.below = below;
        this.events = request.events();
        this.expiry = new Expiry(request);
        this.sweeper = new Sweeper(below, this::living);
    }

    /**
     * Removes some of the entries that have ended, going on where the last call left off. For calls from time to time; each
     * looks at a bounded number of entries. Safe for use by any number of threads, and after the engine was closed.
     *
     * @param max at how many entries to look at most, one or more
     * @return whether there is nothing more to be looked at before the next round
     */
    public boolean sweep(int max) {
        return !expiry.limited() || sweeper.sweep(max);
    }

    @Override
    public @Nullable Object get(Object key) {
        Timed timed = (Timed) below.get(key);
        return timed == null ? null : read(key, timed);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        below.put(key, expiry.begin(value, deadline), NO_DEADLINE);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        Timed fresh = expiry.begin(value, deadline);
        while (true) {
            Timed there = (Timed) below.putIfAbsent(key, fresh, NO_DEADLINE);
            if (there == null) {
                return null;
            }
            if (expiry.readable(there)) {
                return there.value;
            }
            if (below.replace(key, there, fresh, NO_DEADLINE)) {
                events.expired(key, there.value);
                return null;
            }
        }
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        Timed fresh = expiry.begin(value, deadline);
        while (true) {
            Timed there = living(key);
            if (there == null || there.value != expected) {
                return false;
            }
            if (below.replace(key, there, fresh, NO_DEADLINE)) {
                return true;
            }
        }
    }

    @Override
    public boolean remove(Object key) {
        while (true) {
            Timed there = living(key);
            if (there == null) {
                return false;
            }
            if (below.remove(key, there)) {
                return true;
            }
        }
    }

    @Override
    public boolean remove(Object key, Object expected) {
        while (true) {
            Timed there = living(key);
            if (there == null || there.value != expected) {
                return false;
            }
            if (below.remove(key, there)) {
                return true;
            }
        }
    }

    @Override
    public void clear() {
        below.clear();
    }

    @Override
    public long size() {
        return below.size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        EngineEntry<Object> entry = below.peek(key);
        Timed timed = entry == null ? null : living(entry);
        return entry == null || timed == null ? null : new EngineEntry<>(entry.key(), timed.value, timed.deadline);
    }

    @Override
    public EngineCursor<Object> cursor() {
        return new ExpiringCursor(this, below.cursor());
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        List<EngineEntry<Object>> living = new ArrayList<>(entries.size());
        for (EngineEntry<Object> entry : entries) {
            Timed timed = expiry.begin(entry.value(), entry.deadline());
            if (expiry.lives(timed)) {
                living.add(new EngineEntry<>(entry.key(), timed, NO_DEADLINE));
            } else {
                below.remove(entry.key());
            }
        }
        below.restore(living);
    }

    @Override
    public List<EngineEntry<Object>> getAll(Collection<?> keys) {
        List<EngineEntry<Object>> stored = below.getAll(keys);
        List<EngineEntry<Object>> found = new ArrayList<>(stored.size());
        for (EngineEntry<Object> entry : stored) {
            Object value = read(entry.key(), (Timed) entry.value());
            if (value != null) {
                found.add(new EngineEntry<>(entry.key(), value, NO_DEADLINE));
            }
        }
        return found;
    }

    @Override
    public void putAll(Collection<EngineEntry<Object>> entries) {
        List<EngineEntry<Object>> fresh = new ArrayList<>(entries.size());
        for (EngineEntry<Object> entry : entries) {
            fresh.add(new EngineEntry<>(entry.key(), expiry.begin(entry.value(), entry.deadline()), NO_DEADLINE));
        }
        below.putAll(fresh);
    }

    @Override
    public void removeAll(Collection<?> keys) {
        below.removeAll(keys);
    }

    @Override
    public void flush() {
        below.flush();
    }

    @Override
    public void destroy() {
        try {
            sweeper.close();
        } finally {
            below.destroy();
        }
    }

    @Override
    public void close() {
        try {
            sweeper.close();
        } finally {
            below.close();
        }
    }

    private @Nullable Object read(Object key, Timed timed) {
        if (expiry.readable(timed)) {
            return timed.value;
        }
        discard(key, timed);
        return null;
    }

    private @Nullable Timed living(Object key) {
        EngineEntry<Object> entry = below.peek(key);
        return entry == null ? null : living(entry);
    }

    /** What is stored in an entry of the engine beneath, or null where it has ended; then it is removed. */
    @Nullable
    Timed living(EngineEntry<Object> entry) {
        Timed timed = (Timed) entry.value();
        if (expiry.lives(timed)) {
            return timed;
        }
        discard(entry.key(), timed);
        return null;
    }

    private void discard(Object key, Timed ended) {
        if (below.remove(key, ended)) {
            events.expired(key, ended.value);
        }
    }
}
