/** Persistent caches that the shell opened, from one start to the next. */
@NullMarked
package org.twatcache.command.remembered;

import org.jspecify.annotations.NullMarked;
