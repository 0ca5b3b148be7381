/** A client that wishes for an engine that nobody makes. */
@RequireCacheEngine("punchcards")
@NullMarked
package org.twatcache.itest.resolver.stranded;

import org.jspecify.annotations.NullMarked;
import org.twatcache.RequireCacheEngine;
