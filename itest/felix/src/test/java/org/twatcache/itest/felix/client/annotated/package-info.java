/** A client in a bundle of its own. */
@NullMarked
package org.twatcache.itest.felix.client.annotated;

import org.jspecify.annotations.NullMarked;
