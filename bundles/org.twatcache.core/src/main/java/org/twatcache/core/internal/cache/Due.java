package org.twatcache.core.internal.cache;

/**
 * Found by a read that may load: an entry that is to be loaded anew before its lifetime is over.
 *
 * @param value its value
 */
record Due(Object value) {}
