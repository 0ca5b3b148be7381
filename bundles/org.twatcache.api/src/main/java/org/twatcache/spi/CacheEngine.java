package org.twatcache.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the entries of one cache. Safe for use by any number of threads; a write is visible to every call that begins after
 * it returned.
 *
 * <p><b>Deadlines</b> are absolute, in nanoseconds of {@link EngineRequest#clock}, or {@link #NO_DEADLINE}, or, in the
 * methods that say so, {@link #DEFAULT_DEADLINE}. An engine with the trait {@code EXPIRES} serves no entry whose deadline
 * has come, under no method: it is absent, and what stored it under a deadline that had come left nothing there. An engine
 * without the trait ignores deadlines, and reports {@link #NO_DEADLINE}. The idle time is no part of a deadline.
 *
 * <p><b>Expected values</b> are compared as the very object that the engine gave out (references), or byte by byte (bytes).
 *
 * <p><b>Errors.</b> {@link EngineClosedException} means: closed, and this call had and will have no effect. Whatever else a
 * write throws means that its outcome is unknown; {@link OutcomeUnknownException} says so in words.
 *
 * @param <T> {@code Object} for an engine that keeps references, {@code byte[]} for one that keeps bytes
 */
@ConsumerType
public interface CacheEngine<T> extends AutoCloseable {

    /** The deadline of an entry that has none. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /** Stands for: the lifetime of {@link EngineRequest#timeToLive} from now, or none where the request has none. */
    long DEFAULT_DEADLINE = 0L;

    /**
     * Reads. Counts as a use of the entry.
     *
     * @param key the key
     * @return the value, or null
     */
    @Nullable
    T get(T key);

    /**
     * Stores.
     *
     * @param key the key
     * @param value the value
     * @param deadline when it ends, also {@link #DEFAULT_DEADLINE}
     */
    void put(T key, T value, long deadline);

    /**
     * Stores where there is no value, atomically.
     *
     * @param key the key
     * @param value the value
     * @param deadline when it ends, also {@link #DEFAULT_DEADLINE}
     * @return null where it was stored, else the value that is there
     */
    @Nullable
    T putIfAbsent(T key, T value, long deadline);

    /**
     * Stores where an expected value is there, atomically.
     *
     * @param key the key
     * @param expected what must be there
     * @param value the new value
     * @param deadline when it ends, also {@link #DEFAULT_DEADLINE}
     * @return whether it was stored
     */
    boolean replace(T key, T expected, T value, long deadline);

    /**
     * Removes.
     *
     * @param key the key
     * @return whether there was a value
     */
    boolean remove(T key);

    /**
     * Removes where an expected value is there, atomically.
     *
     * @param key the key
     * @param expected what must be there
     * @return whether it was removed
     */
    boolean remove(T key, T expected);

    /** Removes every entry that is there when it begins, each for itself: writes that overlap it may stay or go. */
    void clear();

    /**
     * Counts, cheaply.
     *
     * @return how many entries there are, counting some that expired or exceed the bound
     */
    long size();

    /**
     * Looks at an entry: value and deadline of one moment, neither counted nor made younger.
     *
     * @param key the key
     * @return the entry, or null
     */
    @Nullable
    EngineEntry<T> peek(T key);

    /**
     * Goes through the entries. An entry that is there from the first page to the last is met.
     *
     * @return a new cursor, to be closed
     */
    EngineCursor<T> cursor();

    /**
     * Stores entries with absolute deadlines, replacing what is there, without telling events of them. An entry that the
     * engine would refuse or whose deadline has come is left out, and its key removed.
     *
     * @param entries the entries; no deadline is {@link #DEFAULT_DEADLINE}
     */
    default void restore(Collection<EngineEntry<T>> entries) {
        for (EngineEntry<T> entry : entries) {
            put(entry.key(), entry.value(), entry.deadline());
        }
    }

    /**
     * Reads several keys, each as {@link #get}.
     *
     * @param keys the keys
     * @return the entries found, in any order; their deadlines mean nothing
     */
    default List<EngineEntry<T>> getAll(Collection<? extends T> keys) {
        List<EngineEntry<T>> found = new ArrayList<>(keys.size());
        for (T key : keys) {
            T value = get(key);
            if (value != null) {
                found.add(new EngineEntry<>(key, value, NO_DEADLINE));
            }
        }
        return found;
    }

    /**
     * Stores several entries, each as {@link #put}.
     *
     * @param entries the entries, also with {@link #DEFAULT_DEADLINE}
     */
    default void putAll(Collection<EngineEntry<T>> entries) {
        for (EngineEntry<T> entry : entries) {
            put(entry.key(), entry.value(), entry.deadline());
        }
    }

    /**
     * Removes several keys.
     *
     * @param keys the keys
     */
    default void removeAll(Collection<? extends T> keys) {
        for (T key : keys) {
            remove(key);
        }
    }

    /** Returns when every acknowledged write is as durable as the engine can make it. */
    default void flush() {}

    /**
     * Removes what this cache keeps beyond the process, then closes. The platform calls this or {@link #close}, not both.
     */
    default void destroy() {
        try {
            clear();
        } finally {
            close();
        }
    }

    /**
     * Ends the engine; after it returned nothing of it takes effect, and every other method, cursors included, throws
     * {@link EngineClosedException}, but for {@link #flush} where there is nothing to do. A call that overlaps it is either
     * answered as if before it, or refused: a miss because the entries are already gone would be a lie. What the engine keeps
     * beyond the process stays.
     */
    @Override
    void close();
}
