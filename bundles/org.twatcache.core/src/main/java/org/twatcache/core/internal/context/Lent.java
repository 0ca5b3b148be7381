package org.twatcache.core.internal.context;

import org.twatcache.Cache;

/**
 * What a bundle has of a configured cache.
 *
 * @param cache the handle, which none of its components can close for the others
 * @param giveBack ends the handle, and nothing else
 */
public record Lent(Cache<?, ?> cache, Runnable giveBack) {}
