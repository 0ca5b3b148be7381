/** Where the values come from that a spec leaves open. */
@NullMarked
package org.twatcache.core.internal.config;

import org.jspecify.annotations.NullMarked;
