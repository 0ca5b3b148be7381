package org.twatcache.core.internal.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.RemovalCause;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.spi.EngineEntry;

/**
 * Writes that know what they removed, by comparing and setting until it succeeds: for caches with listeners, and for those
 * that remember absence, where not every entry is a value.
 */
final class WatchedWrites implements Writes {

    private final EngineSlot slot;
    private final Writes direct;
    private final RemovalTeller teller;

    WatchedWrites(EngineSlot slot, Writes direct, RemovalTeller teller) {
        this.slot = slot;
        this.direct = direct;
        this.teller = teller;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
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
        entries.forEach(entry -> put(entry.key(), entry.value(), entry.deadline()));
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        while (true) {
            Object present = direct.putIfAbsent(key, value, deadline);
            if (present != Absent.ABSENT) {
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
            teller.tell(key, expected, RemovalCause.REPLACED);
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
            } else if (remove(key, present)) {
                return present != Absent.ABSENT;
            }
        }
    }

    @Override
    public boolean remove(Object key, Object expected) {
        boolean removed = direct.remove(key, expected);
        if (removed) {
            teller.tell(key, expected, RemovalCause.REMOVED);
        }
        return removed;
    }
}
