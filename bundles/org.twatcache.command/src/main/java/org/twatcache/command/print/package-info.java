/** What commands print: JSON documents and tables. */
@NullMarked
package org.twatcache.command.print;

import org.jspecify.annotations.NullMarked;
