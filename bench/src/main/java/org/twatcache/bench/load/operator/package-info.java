/** A bundle that has proxies of the service installed and removed: by configurations, and faulty ones by its own hand. */
@NullMarked
package org.twatcache.bench.load.operator;

import org.jspecify.annotations.NullMarked;
