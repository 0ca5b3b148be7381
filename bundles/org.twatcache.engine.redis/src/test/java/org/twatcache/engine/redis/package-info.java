/** Tests against real servers, which they start. */
@NullMarked
package org.twatcache.engine.redis;

import org.jspecify.annotations.NullMarked;
