/** Private Redis servers for tests and benchmarks. */
@NullMarked
package org.twatcache.itest.redis;

import org.jspecify.annotations.NullMarked;
