/** Values as bytes and back: what it takes, and how many bytes, beside other makes. */
@NullMarked
package org.twatcache.bench.codec;

import org.jspecify.annotations.NullMarked;
