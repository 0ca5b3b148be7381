/** Load programs; {@code bench/run} starts them. */
@NullMarked
package org.twatcache.bench;

import org.jspecify.annotations.NullMarked;
