/** Clients of a service that know nothing of caches. */
@NullMarked
package org.twatcache.itest.felix.directory.client;

import org.jspecify.annotations.NullMarked;
