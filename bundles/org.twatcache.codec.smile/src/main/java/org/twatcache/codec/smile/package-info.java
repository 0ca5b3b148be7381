/** The codec {@code smile}: object graphs in the Smile format, by position, guarded by the fingerprint of their shape. */
@NullMarked
package org.twatcache.codec.smile;

import org.jspecify.annotations.NullMarked;
