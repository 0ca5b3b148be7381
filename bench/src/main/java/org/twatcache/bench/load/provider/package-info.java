/** A bundle that registers the service, and is the same with a proxy and without. */
@NullMarked
package org.twatcache.bench.load.provider;

import org.jspecify.annotations.NullMarked;
