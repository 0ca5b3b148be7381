/** What an engine lacks and the platform does in its place: bounds and lifetimes; and what all that stands before engines needs. */
@NullMarked
package org.twatcache.core.internal.trait;

import org.jspecify.annotations.NullMarked;
