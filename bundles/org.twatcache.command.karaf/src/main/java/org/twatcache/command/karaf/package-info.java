/** The commands of twat-cache in Karaf's shell. */
@NullMarked
package org.twatcache.command.karaf;

import org.jspecify.annotations.NullMarked;
