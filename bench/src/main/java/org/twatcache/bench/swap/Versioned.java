package org.twatcache.bench.swap;

/**
 * A value that tells where it belongs.
 *
 * @param key the key that it was written for
 * @param version which write of that key it came from, counted from 1
 */
record Versioned(String key, long version) {}
