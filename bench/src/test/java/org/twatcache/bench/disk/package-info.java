/** Tests of what {@code bench/run disk} concludes. */
@NullMarked
package org.twatcache.bench.disk;

import org.jspecify.annotations.NullMarked;
