/** The three lives of a cache, as a table: what ends its data, and that every engine is closed exactly once. */
@NullMarked
package org.twatcache.itest.felix.lives;

import org.jspecify.annotations.NullMarked;
