package org.twatcache.bench.redis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of one server, with values of bytes under texts. Safe for use by as many threads as it was made for. */
public interface Remote extends AutoCloseable {

    /**
     * Reads.
     *
     * @param key the key
     * @return the value, or null
     */
    byte @Nullable [] get(String key);

    /**
     * Stores.
     *
     * @param key the key
     * @param value the value
     */
    void put(String key, byte[] value);

    /**
     * Reads several, in as few calls as the client can.
     *
     * @param keys the keys
     * @return how many bytes their values have together
     */
    long getAll(List<String> keys);

    /**
     * Stores several, in as few calls as the client can.
     *
     * @param entries the entries
     */
    void putAll(Map<String, byte[]> entries);

    /** Waits until the server has all that was stored. */
    default void settle() {}

    @Override
    void close();

    /**
     * Adds up.
     *
     * @param values values, null for none
     * @return the sum of their lengths
     */
    static long length(Iterable<? extends byte @Nullable []> values) {
        long length = 0;
        for (byte[] value : values) {
            length += value == null ? 0 : value.length;
        }
        return length;
    }
}
