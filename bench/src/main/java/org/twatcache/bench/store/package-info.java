/** Caches that keep their entries on disk, ours and their peers, behind one interface. */
@NullMarked
package org.twatcache.bench.store;

import org.jspecify.annotations.NullMarked;
