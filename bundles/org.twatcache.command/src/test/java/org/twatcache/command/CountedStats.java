package org.twatcache.command;

import org.twatcache.CacheStats;

/** Statistics that a test sets. */
public final class CountedStats implements CacheStats {

    public long hits;
    public long misses;
    public long puts;
    public long errors = 9;

    @Override
    public long hits() {
        return hits;
    }

    @Override
    public long misses() {
        return misses;
    }

    @Override
    public long loads() {
        return 3;
    }

    @Override
    public long loadFailures() {
        return 4;
    }

    @Override
    public long staleHits() {
        return 0;
    }

    @Override
    public long puts() {
        return puts;
    }

    @Override
    public long removals() {
        return 5;
    }

    @Override
    public long evictions() {
        return 6;
    }

    @Override
    public long expirations() {
        return 7;
    }

    @Override
    public long dropped() {
        return 8;
    }

    @Override
    public long errors() {
        return errors;
    }

    @Override
    public long damaged() {
        return 10;
    }
}
