/** The engine on Caffeine: bounded and expiring caches in memory. */
@NullMarked
package org.twatcache.engine.caffeine;

import org.jspecify.annotations.NullMarked;
