/** Scripts and sessions for a launcher that shares only JDK types with the bundles. */
@NullMarked
package org.twatcache.command.shell;

import org.jspecify.annotations.NullMarked;
