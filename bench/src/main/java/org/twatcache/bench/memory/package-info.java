/** {@code bench/run memory}: caches in the heap, beside their peers. */
@NullMarked
package org.twatcache.bench.memory;

import org.jspecify.annotations.NullMarked;
