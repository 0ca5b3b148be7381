/** The platform on a plain class path. */
@NullMarked
package org.twatcache.itest.standalone;

import org.jspecify.annotations.NullMarked;
