/** A bundle with a planted fault. */
@NullMarked
package org.twatcache.bench.churn.fault;

import org.jspecify.annotations.NullMarked;
