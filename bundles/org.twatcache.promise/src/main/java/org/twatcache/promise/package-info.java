/**
 * Functions that give OSGi promises, memoized; so that the API of caches need not know them.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache.promise;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
