/** What providers and clients of a service share that know nothing of caches. */
@NullMarked
package org.twatcache.itest.felix.directory;

import org.jspecify.annotations.NullMarked;
