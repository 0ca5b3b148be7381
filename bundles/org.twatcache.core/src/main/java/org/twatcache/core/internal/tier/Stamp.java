package org.twatcache.core.internal.tier;

/**
 * What a key's value was worth when it was read.
 *
 * @param of those of the engine that it was read from, and of no later one
 * @param whole what all keys share
 * @param part what the key shares with some
 */
record Stamp(Stamps of, long whole, long part) {}
