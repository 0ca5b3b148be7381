/** Runs a file of keys through a cache and measures. */
@NullMarked
package org.twatcache.command.replay;

import org.jspecify.annotations.NullMarked;
