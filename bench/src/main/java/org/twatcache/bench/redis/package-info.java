/** Caches on a Redis server, beside plain clients of it. */
@NullMarked
package org.twatcache.bench.redis;

import org.jspecify.annotations.NullMarked;
