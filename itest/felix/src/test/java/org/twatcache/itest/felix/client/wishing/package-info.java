/** A client that wishes for nothing but a cache. */
@NullMarked
package org.twatcache.itest.felix.client.wishing;

import org.jspecify.annotations.NullMarked;
