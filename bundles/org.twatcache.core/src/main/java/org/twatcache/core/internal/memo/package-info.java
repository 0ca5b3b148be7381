/**
 * Memoized functions: arguments as keys, and what is called on a miss. Knows the handles of caches, and nothing below them.
 */
@NullMarked
package org.twatcache.core.internal.memo;

import org.jspecify.annotations.NullMarked;
