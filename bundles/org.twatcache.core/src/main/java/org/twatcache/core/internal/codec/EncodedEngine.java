package org.twatcache.core.internal.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;
import org.twatcache.CacheSerializationException;
import org.twatcache.core.internal.cache.Lease;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.core.internal.engine.Leasing;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * An engine of references on one that keeps encoded values. An entry that cannot be read (damaged, foreign, of a class or a
 * codec that is not what it was) is a counted miss, and stays where it is until something is written there: it can be read
 * again when its class or codec is back.
 *
 * <p><b>Expected values</b> are accepted where they are equal to what is stored, or encoded as it is: what a client was given
 * was an object of its own. The engine below compares what it keeps, in a loop: it is repeated only where somebody stored an
 * equal value meanwhile.
 *
 * <p><b>A codec that is away</b> stores nothing. A write then forgets its key, for what was there is old, and is counted as an
 * error; where the spec says {@code FAIL}, or nobody may be left to think that it was stored, it throws.
 *
 * @param <T> what the engine below keeps
 */
public final class EncodedEngine<T> implements CacheEngine<Object>, Forgetting, Leasing {

    /** Only writers who store equal values over and over can keep a comparison from succeeding so often. */
    private static final int ROUNDS = 1_000;

    private final CacheEngine<T> engine;
    private final Sealing<T> sealing;
    private final Coding coding;
    private final boolean throwing;
    private final boolean leases;
    private boolean ended;

    /**
     * An engine on another one.
     *
     * @param coding which this has entered, and leaves when it is closed
     * @param throwing whether writes throw while the codec is away
     * @param leases whether other processes have the same entries
     */
    EncodedEngine(CacheEngine<T> engine, Sealing<T> sealing, Coding coding, boolean throwing, boolean leases) {
        this.engine = engine;
        this.sealing = sealing;
        this.coding = coding;
        this.throwing = throwing;
        this.leases = leases;
    }

    @Override
    public @Nullable Object get(Object key) {
        T sealed = sealing.key(key);
        T stored = engine.get(sealed);
        return stored == null ? null : sealing.open(sealed, stored);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        T sealed = sealing.key(key);
        long until = sealing.deadline(deadline);
        T fresh = sealing.seal(sealed, value, until);
        if (fresh != null) {
            engine.put(sealed, fresh, until);
        } else {
            missing();
            engine.remove(sealed);
        }
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        T sealed = sealing.key(key);
        long until = sealing.deadline(deadline);
        T fresh = sealing.seal(sealed, value, until);
        if (fresh == null) {
            // Stored or not: nobody can read it.
            missing();
            engine.remove(sealed);
            return null;
        }
        for (int round = 0; round < ROUNDS; round++) {
            T stored = engine.putIfAbsent(sealed, fresh, until);
            if (stored == null) {
                return null;
            }
            Object present = sealing.open(sealed, stored);
            if (present != null) {
                return present;
            }
            if (engine.replace(sealed, stored, fresh, until)) {
                return null;
            }
        }
        throw tooOften();
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        T sealed = sealing.key(key);
        long until = sealing.deadline(deadline);
        T fresh = sealing.seal(sealed, value, until);
        for (int round = 0; round < ROUNDS; round++) {
            T stored = expected(sealed, expected);
            if (stored == null) {
                return false;
            }
            if (fresh == null) {
                missing();
                return engine.remove(sealed, stored);
            }
            if (engine.replace(sealed, stored, fresh, until)) {
                return true;
            }
        }
        throw tooOften();
    }

    @Override
    public boolean remove(Object key) {
        return engine.remove(sealing.key(key));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        T sealed = sealing.key(key);
        for (int round = 0; round < ROUNDS; round++) {
            T stored = expected(sealed, expected);
            if (stored == null) {
                return false;
            }
            if (engine.remove(sealed, stored)) {
                return true;
            }
        }
        throw tooOften();
    }

    /** What is stored, where that is what a client expects. */
    private @Nullable T expected(T sealed, Object expected) {
        EngineEntry<T> entry = engine.peek(sealed);
        if (entry == null) {
            return null;
        }
        Object value = sealing.open(sealed, entry.value());
        return value != null && sealing.isExpected(entry.value(), value, expected) ? entry.value() : null;
    }

    @Override
    public boolean forgetUnreadable(Object key) {
        T sealed = sealing.key(key);
        for (int round = 0; round < ROUNDS; round++) {
            EngineEntry<T> entry = engine.peek(sealed);
            if (entry == null) {
                return true;
            }
            if (sealing.open(sealed, entry.value()) != null) {
                return false;
            }
            if (engine.remove(sealed, entry.value())) {
                return true;
            }
        }
        throw tooOften();
    }

    @Override
    public boolean leases() {
        return leases;
    }

    @Override
    public Object lease(Object key, Lease mine, long deadline) {
        T sealed = sealing.key(key);
        T lease = sealing.seal(sealed, mine);
        for (int round = 0; round < ROUNDS; round++) {
            T stored = engine.putIfAbsent(sealed, lease, deadline);
            if (stored == null) {
                return mine;
            }
            Object present = sealing.open(sealed, stored);
            if (present != null) {
                return present;
            }
            if (sealing.isLease(sealed, stored)) {
                return Lease.OTHERS;
            }
            if (engine.replace(sealed, stored, lease, deadline)) {
                return mine;
            }
        }
        throw tooOften();
    }

    @Override
    public boolean fill(Object key, Lease mine, Object value, long deadline) {
        T sealed = sealing.key(key);
        long until = sealing.deadline(deadline);
        T fresh = sealing.seal(sealed, value, until);
        if (fresh == null) {
            missing();
            release(key, mine);
            return false;
        }
        return engine.replace(sealed, sealing.seal(sealed, mine), fresh, until);
    }

    @Override
    public void release(Object key, Lease mine) {
        T sealed = sealing.key(key);
        boolean unused = engine.remove(sealed, sealing.seal(sealed, mine));
    }

    @Override
    public void clear() {
        engine.clear();
    }

    @Override
    public long size() {
        return engine.size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        T sealed = sealing.key(key);
        EngineEntry<T> entry = engine.peek(sealed);
        if (entry == null) {
            return null;
        }
        Object value = sealing.open(sealed, entry.value());
        return value == null ? null : new EngineEntry<>(key, value, entry.deadline());
    }

    @Override
    public EngineCursor<Object> cursor() {
        return new EncodedCursor<>(engine.cursor(), sealing, coding.observer());
    }

    /** What cannot be encoded is left out. */
    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        List<EngineEntry<T>> fresh = new ArrayList<>(entries.size());
        List<T> refused = new ArrayList<>();
        for (EngineEntry<Object> entry : entries) {
            T sealed;
            try {
                sealed = sealing.key(entry.key());
            } catch (CacheSerializationException e) {
                coding.observer().failed(e);
                continue;
            }
            EngineEntry<T> encoded = restored(sealed, entry);
            if (encoded == null) {
                refused.add(sealed);
            } else {
                fresh.add(encoded);
            }
        }
        engine.restore(fresh);
        if (!refused.isEmpty()) {
            engine.removeAll(refused);
        }
    }

    private @Nullable EngineEntry<T> restored(T sealed, EngineEntry<Object> entry) {
        try {
            long until = sealing.deadline(entry.deadline());
            T value = sealing.seal(sealed, entry.value(), until);
            if (value != null) {
                return new EngineEntry<>(sealed, value, until);
            }
        } catch (CacheSerializationException e) {
            coding.observer().failed(e);
        }
        return null;
    }

    @Override
    public List<EngineEntry<Object>> getAll(Collection<? extends Object> keys) {
        AskedKeys<T> asked = new AskedKeys<>(keys.size());
        keys.forEach(key -> asked.add(key, sealing.key(key)));
        List<EngineEntry<Object>> found = new ArrayList<>(keys.size());
        for (EngineEntry<T> entry : engine.getAll(asked.sealed())) {
            Object value = sealing.open(entry.key(), entry.value());
            if (value != null) {
                found.add(new EngineEntry<>(asked.client(entry.key()), value, entry.deadline()));
            }
        }
        return found;
    }

    @Override
    public void putAll(Collection<EngineEntry<Object>> entries) {
        List<EngineEntry<T>> fresh = new ArrayList<>(entries.size());
        for (EngineEntry<Object> entry : entries) {
            T sealed = sealing.key(entry.key());
            long until = sealing.deadline(entry.deadline());
            T value = sealing.seal(sealed, entry.value(), until);
            if (value == null) {
                missing();
                removeAll(entries.stream().map(EngineEntry::key).toList());
                return;
            }
            fresh.add(new EngineEntry<>(sealed, value, until));
        }
        engine.putAll(fresh);
    }

    @Override
    public void removeAll(Collection<? extends Object> keys) {
        engine.removeAll(keys.stream().map(sealing::key).toList());
    }

    @Override
    public void flush() {
        engine.flush();
    }

    @Override
    public void destroy() {
        end();
        engine.destroy();
    }

    @Override
    public void close() {
        end();
        engine.close();
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            coding.exit();
        }
    }

    /** The codec is away: counted, and thrown where the spec says so. */
    private void missing() {
        CacheSerializationException error = new CacheSerializationException(
                "Cache '" + coding.cache() + "' cannot store: the codec '" + coding.codec()
                        + "' is not there; start its bundle",
                coding.cache(),
                null,
                null);
        if (throwing) {
            throw error;
        }
        coding.observer().failed(error);
    }

    private CacheEngineException tooOften() {
        return new CacheEngineException(
                "An entry of cache '" + coding.cache() + "' changed " + ROUNDS
                        + " times while it was being compared; its key is" + " forgotten",
                coding.cache(),
                null,
                null);
    }
}
