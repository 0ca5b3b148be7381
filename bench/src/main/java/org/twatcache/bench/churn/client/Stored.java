package org.twatcache.bench.churn.client;

/**
 * A value for a disk, whose class dies with its bundle; it remembers which key it belongs to. What a record gets besides its
 * accessors is not called: see {@link OwnKey}.
 */
record Stored(String key, long content) {}
