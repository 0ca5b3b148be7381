/** A service that knows nothing of caches. */
@NullMarked
package org.twatcache.itest.felix.directory.provider;

import org.jspecify.annotations.NullMarked;
