package org.twatcache.core.internal.cache;

/**
 * What a tag was worth when an entry was stored: worth something as long as the tag has this stamp.
 *
 * @param tag the tag
 * @param stamp drawn at random, never twice
 */
public record TagStamp(String tag, long stamp) {}
