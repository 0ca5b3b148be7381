/** Paired slices over forks of the JVM, and what is concluded from them. */
@NullMarked
package org.twatcache.bench.harness;

import org.jspecify.annotations.NullMarked;
