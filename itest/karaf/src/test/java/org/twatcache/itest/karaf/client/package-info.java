/** A client in a bundle of its own, which knows nothing of how its cache is configured. */
@NullMarked
package org.twatcache.itest.karaf.client;

import org.jspecify.annotations.NullMarked;
