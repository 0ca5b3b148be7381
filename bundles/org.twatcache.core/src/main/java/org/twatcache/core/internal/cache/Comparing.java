package org.twatcache.core.internal.cache;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** The operations on entries that compare before they write; the engine compares once more, by what it gave. */
final class Comparing {

    private final EntryStore store;

    Comparing(EntryStore store) {
        this.store = store;
    }

    @Nullable
    Object putIfAbsent(Object key, Object value) {
        EngineEntry<Object> entry = store.entry(key, value);
        Object present = store.changed(key, () -> store.writes().putIfAbsent(key, entry.value(), entry.deadline()));
        if (present == null) {
            store.stats().put(1);
        }
        return present instanceof Noted noted ? noted.value() : present;
    }

    boolean compareAndSet(Object key, Object expected, Object value) {
        return whileEqual(key, expected, present -> {
            boolean replaced = replaced(key, present, value);
            if (replaced) {
                store.stats().put(1);
            }
            return replaced;
        });
    }

    boolean remove(Object key, Object expected) {
        return whileEqual(key, expected, present -> {
            boolean removed = store.changing(key, () -> store.writes().remove(key, present));
            if (removed) {
                store.stats().removed();
            }
            return removed;
        });
    }

    @Nullable
    Object replace(Object key, Object value) {
        while (true) {
            Object entry = store.slot().get(key);
            Object present = store.value(entry);
            if (entry == null || present == null) {
                return null;
            }
            if (replaced(key, entry, value)) {
                store.stats().put(1);
                return present;
            }
        }
    }

    private boolean replaced(Object key, Object expected, Object value) {
        EngineEntry<Object> entry = store.entry(key, value);
        return store.changing(key, () -> store.writes().replace(key, expected, entry.value(), entry.deadline()));
    }

    @Nullable
    Object compute(Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function) {
        while (true) {
            Object entry = store.slot().get(key);
            Object present = store.value(entry);
            Object next = function.apply(key, present);
            boolean done;
            if (next == null && (entry == null || entry == Absent.ABSENT)) {
                // Removing what is not there is a write too: no load under way may bring it.
                if (store.changing(key, () -> store.slot().write(key, engine -> isAbsent(engine, key)))) {
                    return null;
                }
                continue;
            } else if (next == null) {
                Object expected = Objects.requireNonNull(entry);
                done = store.changing(key, () -> store.writes().remove(key, expected));
            } else if (entry == null) {
                EngineEntry<Object> fresh = store.entry(key, next);
                done = store.changing(
                        key, () -> store.writes().putIfAbsent(key, fresh.value(), fresh.deadline()) == null);
            } else {
                done = replaced(key, entry, next);
            }
            if (done) {
                if (next == null && present == null) {
                    return null;
                } else if (next == null) {
                    store.stats().removed();
                } else {
                    store.stats().put(1);
                }
                return next;
            }
        }
    }

    private static boolean isAbsent(CacheEngine<Object> engine, Object key) {
        if (Forgetting.isAbsent(engine, key)) {
            return true;
        }
        EngineEntry<Object> entry = engine.peek(key);
        return entry != null && entry.value() == Absent.ABSENT;
    }

    private boolean whileEqual(Object key, Object expected, Predicate<Object> attempt) {
        while (true) {
            Object entry = store.slot().get(key);
            Object present = store.value(entry);
            if (entry == null || present == null || !present.equals(expected)) {
                return false;
            }
            if (attempt.test(entry)) {
                return true;
            }
        }
    }
}
