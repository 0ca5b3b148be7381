/** The platform on Felix and on Equinox: stories of bundles that come and go. */
@NullMarked
package org.twatcache.itest.felix;

import org.jspecify.annotations.NullMarked;
