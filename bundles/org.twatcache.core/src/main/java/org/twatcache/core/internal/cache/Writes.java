package org.twatcache.core.internal.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.EngineEntry;

/** How writes reach the engine; loads of the same key are somebody else's concern. Values may be {@link Absent#ABSENT}. */
interface Writes {

    void put(Object key, Object value, long deadline);

    void putAll(List<EngineEntry<Object>> entries);

    /** Gives the value that is there, or null where it stored; an absence that is remembered counts as no value. */
    @Nullable
    Object putIfAbsent(Object key, Object value, long deadline);

    boolean replace(Object key, Object expected, Object value, long deadline);

    /** Whether there was a value; an absence that is remembered is none. */
    boolean remove(Object key);

    boolean remove(Object key, Object expected);
}
