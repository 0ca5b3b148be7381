/**
 * Memoized functions: arguments as keys, and what is called on a miss. Knows caches as clients do, and nothing below them.
 */
@NullMarked
package org.twatcache.core.internal.memo;

import org.jspecify.annotations.NullMarked;
