/** What an operator of twat-cache sees: all caches of all owners. Nothing here is null unless it says so. */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
