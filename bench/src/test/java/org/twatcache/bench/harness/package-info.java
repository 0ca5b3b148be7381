@NullMarked
package org.twatcache.bench.harness;

import org.jspecify.annotations.NullMarked;
