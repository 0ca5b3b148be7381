package org.twatcache.bench.store;

/**
 * What is asked of a store besides its make.
 *
 * @param tierBytes how many bytes may be kept in memory to read them faster; 0 for none
 * @param tierEntries the same for a make that counts entries
 * @param maximumBytes how many bytes may be kept at all; 0 for as many as there are
 */
public record Wish(long tierBytes, long tierEntries, long maximumBytes) {

    /** No tier in memory that could be left out, no bound. */
    public static final Wish PLAIN = new Wish(0, 1, 0);
}
