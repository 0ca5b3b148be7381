/** Drives the start script and its distribution from outside, as a user does. */
@NullMarked
package org.twatcache.features.felix;

import org.jspecify.annotations.NullMarked;
