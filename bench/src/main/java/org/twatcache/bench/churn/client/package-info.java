/** A bundle that uses caches in every way. */
@NullMarked
package org.twatcache.bench.churn.client;

import org.jspecify.annotations.NullMarked;
