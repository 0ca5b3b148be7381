/** The entries of a cache as a stream of bytes, and back. */
@NullMarked
package org.twatcache.core.internal.transfer;

import org.jspecify.annotations.NullMarked;
