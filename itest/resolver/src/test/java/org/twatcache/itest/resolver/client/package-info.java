/** A client that wishes for an engine. */
@NullMarked
package org.twatcache.itest.resolver.client;

import org.jspecify.annotations.NullMarked;
