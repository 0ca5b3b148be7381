/** {@code bench/run churn}: bundles come and go in real frameworks, and nothing may stay behind, hang or surprise. */
@NullMarked
package org.twatcache.bench.churn;

import org.jspecify.annotations.NullMarked;
