/**
 * What a codec of twat-cache implements: how values become bytes, and bytes values, for engines that keep bytes. Codecs know
 * nothing of engines: checksums, keys, deadlines and compression are the platform's business. Nothing here is null unless it
 * says so.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache.codec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
