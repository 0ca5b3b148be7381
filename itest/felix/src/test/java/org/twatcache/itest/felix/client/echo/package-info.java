/** A client in a bundle of its own. */
@NullMarked
package org.twatcache.itest.felix.client.echo;

import org.jspecify.annotations.NullMarked;
