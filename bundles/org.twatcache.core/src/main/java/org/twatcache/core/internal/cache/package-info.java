/** What a handle does: reads, writes, loads, counts. */
@NullMarked
package org.twatcache.core.internal.cache;

import org.jspecify.annotations.NullMarked;
