/** A bundle that stands for operators: swaps, configuration, what is open. */
@NullMarked
package org.twatcache.bench.churn.operator;

import org.jspecify.annotations.NullMarked;
