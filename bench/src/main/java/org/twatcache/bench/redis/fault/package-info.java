/** What clients of a cache on Redis meet while servers die, hang, move, and say what they were not asked. */
@org.jspecify.annotations.NullMarked
package org.twatcache.bench.redis.fault;
