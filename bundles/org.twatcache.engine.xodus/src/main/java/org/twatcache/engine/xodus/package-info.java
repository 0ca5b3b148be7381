/** The disk engine, on Xodus. */
@NullMarked
package org.twatcache.engine.xodus;

import org.jspecify.annotations.NullMarked;
