/**
 * Starts a Felix framework with the platform and gives it a script or the lines that a user types. Not a bundle: it lives
 * outside the framework and shares only JDK types with it.
 */
@NullMarked
package org.twatcache.launcher;

import org.jspecify.annotations.NullMarked;
