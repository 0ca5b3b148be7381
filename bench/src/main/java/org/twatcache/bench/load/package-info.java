/** {@code bench/run load}: what loads, and functions whose results are kept, cost and promise. */
@org.jspecify.annotations.NullMarked
package org.twatcache.bench.load;
