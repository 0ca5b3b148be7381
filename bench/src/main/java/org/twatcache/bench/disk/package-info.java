/** Caches on disk: how fast, how large, how soon, beside plain Xodus, RocksDB and Ehcache. */
@NullMarked
package org.twatcache.bench.disk;

import org.jspecify.annotations.NullMarked;
