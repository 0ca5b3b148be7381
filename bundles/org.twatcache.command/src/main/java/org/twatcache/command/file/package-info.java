/** The files that commands are given. */
@NullMarked
package org.twatcache.command.file;

import org.jspecify.annotations.NullMarked;
