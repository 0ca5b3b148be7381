/**
 * What a client of twat-cache sees: open a {@link org.twatcache.Cache} from {@link org.twatcache.CacheContexts} by a
 * {@link org.twatcache.CacheSpec}. Nothing here is null unless it says so.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
