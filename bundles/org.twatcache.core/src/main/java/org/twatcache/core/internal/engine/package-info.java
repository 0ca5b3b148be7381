/** How a cache finds an engine, keeps it while it is there, and does without it while it is not. */
@NullMarked
package org.twatcache.core.internal.engine;

import org.jspecify.annotations.NullMarked;
