package org.twatcache.bench.harness;

/**
 * A work with the name under which its slices are told.
 *
 * @param name without blanks and {@code =}
 * @param work what it does
 */
public record Candidate(String name, Work work) {}
