package org.twatcache.example.digest;

/**
 * The digest of a file's content: the value.
 *
 * @param sha256 in lower-case hexadecimal digits
 * @param nanos how long it took to compute, which is what it saves when it comes from the cache
 */
record Digest(String sha256, long nanos) {}
