package org.twatcache.spi;

/**
 * An entry of an engine. Immutable, as far as its key and value are.
 *
 * @param key the key
 * @param value the value
 * @param deadline when it ends, in nanoseconds of {@link EngineRequest#clock}, or {@link CacheEngine#NO_DEADLINE}
 * @param <T> {@code Object} for references, {@code byte[]} for bytes
 */
public record EngineEntry<T>(T key, T value, long deadline) {}
