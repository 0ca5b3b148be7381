@NullMarked
package org.twatcache.bench.memory;

import org.jspecify.annotations.NullMarked;
