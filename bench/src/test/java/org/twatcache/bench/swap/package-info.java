@NullMarked
package org.twatcache.bench.swap;

import org.jspecify.annotations.NullMarked;
