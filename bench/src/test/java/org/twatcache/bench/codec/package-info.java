@NullMarked
package org.twatcache.bench.codec;

import org.jspecify.annotations.NullMarked;
