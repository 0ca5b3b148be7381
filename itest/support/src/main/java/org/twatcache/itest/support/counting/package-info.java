/** An engine that counts its lives; a bundle of its own where a test needs one. */
@NullMarked
package org.twatcache.itest.support.counting;

import org.jspecify.annotations.NullMarked;
