/**
 * Cached methods of objects: which methods of an interface are cached, and what stands in place of the object. Knows memoized functions and
 * the handles of caches, and nothing below them.
 */
@NullMarked
package org.twatcache.core.internal.methods;

import org.jspecify.annotations.NullMarked;
