package org.twatcache.bench.harness;

/**
 * What one slice showed.
 *
 * @param candidate whose slice it was
 * @param nanos what one operation took on one thread, in nanoseconds
 */
public record Slice(String candidate, double nanos) {}
