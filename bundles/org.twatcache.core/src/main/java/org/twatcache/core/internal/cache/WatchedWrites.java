package org.twatcache.core.internal.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.RemovalCause;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.spi.EngineEntry;

/**
 * Writes that know what they removed, by comparing and setting until it succeeds: for caches with listeners, and for those
 * that remember absence or keep {@link Notes}, where not every entry is a value.
 */
final class WatchedWrites implements Writes {

    private final EngineSlot slot;
    private final Writes direct;
    private final RemovalTeller teller;
    private final @Nullable Noting noting;

    WatchedWrites(EngineSlot slot, Writes direct, RemovalTeller teller, @Nullable Noting noting) {
        this.slot = slot;
        this.direct = direct;
        this.teller = teller;
        this.noting = noting;
    }

    /** Whether an entry is a value to whoever reads it. */
    private boolean isValue(Object entry) {
        return entry != Absent.ABSENT && (noting == null || noting.living(entry) != null);
    }

    /** Where nobody knows what its tags are worth it may have been one. */
    private boolean isTakenForValue(Object entry) {
        try {
            return isValue(entry);
        } catch (CacheException e) {
            return true;
        }
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        if (!teller.hasListeners()) {
            direct.put(key, value, deadline);
            return;
        }
        while (true) {
            Object present = slot.get(key);
            if (present == null) {
                if (direct.putIfAbsent(key, value, deadline) == null) {
                    return;
                }
            } else if (replace(key, present, value, deadline)) {
                return;
            }
        }
    }

    @Override
    public void putAll(List<EngineEntry<Object>> entries) {
        if (teller.hasListeners()) {
            entries.forEach(entry -> put(entry.key(), entry.value(), entry.deadline()));
        } else {
            direct.putAll(entries);
        }
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        while (true) {
            Object present = direct.putIfAbsent(key, value, deadline);
            if (present == null || isValue(present)) {
                return present;
            }
            if (replace(key, present, value, deadline)) {
                return null;
            }
        }
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        boolean replaced = direct.replace(key, expected, value, deadline);
        if (replaced) {
            teller.tell(key, expected, cause(expected, RemovalCause.REPLACED));
        }
        return replaced;
    }

    @Override
    public boolean remove(Object key) {
        while (true) {
            Object present = slot.get(key);
            if (present == null) {
                // To find nothing is a write too: what was copied to the next engine before it was evicted must go with
                // it.
                if (slot.write(key, engine -> Forgetting.isAbsent(engine, key))) {
                    return false;
                }
            }
            // Asked before the effect, which nothing is to keep away.
            boolean value = present != null && isTakenForValue(present);
            if (present != null && remove(key, present)) {
                return value;
            }
        }
    }

    @Override
    public boolean remove(Object key, Object expected) {
        boolean removed = direct.remove(key, expected);
        if (removed) {
            teller.tell(key, expected, cause(expected, RemovalCause.REMOVED));
        }
        return removed;
    }

    /** Of an entry whose lifetime is over nobody took anything. */
    private RemovalCause cause(Object entry, RemovalCause otherwise) {
        return noting != null && noting.isOver(entry) ? RemovalCause.EXPIRED : otherwise;
    }
}
