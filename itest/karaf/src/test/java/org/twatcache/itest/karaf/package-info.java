/** The features in a real Karaf, driven through its shell. */
@NullMarked
package org.twatcache.itest.karaf;

import org.jspecify.annotations.NullMarked;
