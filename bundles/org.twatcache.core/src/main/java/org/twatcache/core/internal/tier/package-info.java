/** Engines in front of others: copies of what was read lately. */
@NullMarked
package org.twatcache.core.internal.tier;

import org.jspecify.annotations.NullMarked;
