@NullMarked
package org.twatcache.bench.crash;

import org.jspecify.annotations.NullMarked;
