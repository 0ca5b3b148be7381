/** What a change of engines costs the clients who go on calling. */
@NullMarked
package org.twatcache.bench.swap;

import org.jspecify.annotations.NullMarked;
