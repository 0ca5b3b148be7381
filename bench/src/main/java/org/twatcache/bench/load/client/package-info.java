/** A bundle with a client of the service. */
@NullMarked
package org.twatcache.bench.load.client;

import org.jspecify.annotations.NullMarked;
