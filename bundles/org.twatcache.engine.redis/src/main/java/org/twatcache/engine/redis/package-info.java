/** The cache engine {@code redis}: a server that processes share. */
@NullMarked
package org.twatcache.engine.redis;

import org.jspecify.annotations.NullMarked;
