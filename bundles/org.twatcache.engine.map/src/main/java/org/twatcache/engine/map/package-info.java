/** The plain in-heap engine. */
@NullMarked
package org.twatcache.engine.map;

import org.jspecify.annotations.NullMarked;
