/** Tests of the detectors of {@code churn}. */
@NullMarked
package org.twatcache.bench.churn;

import org.jspecify.annotations.NullMarked;
