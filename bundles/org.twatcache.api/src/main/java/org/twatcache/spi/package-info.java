/**
 * What an engine of twat-cache implements. Engines know nothing of clients: names, types, codecs, statistics, loaders and
 * the choice of an engine are the platform's business. Nothing here is null unless it says so.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
