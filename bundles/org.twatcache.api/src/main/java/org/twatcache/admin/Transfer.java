package org.twatcache.admin;

import java.time.Duration;

/**
 * What came of an export or an import.
 *
 * @param entries how many were written, or stored
 * @param expired how many were left out because their time was over
 * @param skipped how many were left out because they cannot be encoded, or decoded
 * @param bytes how many bytes were written, or read
 * @param took from its beginning to its end
 */
public record Transfer(long entries, long expired, long skipped, long bytes, Duration took) {}
