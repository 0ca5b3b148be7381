/** What may be typed after a command, and how it is read. */
@NullMarked
package org.twatcache.command.line;

import org.jspecify.annotations.NullMarked;
