/** An example without a line about caches: a slow service, and a client of it. What caches it is a configuration. */
@NullMarked
package org.twatcache.example.users;

import org.jspecify.annotations.NullMarked;
