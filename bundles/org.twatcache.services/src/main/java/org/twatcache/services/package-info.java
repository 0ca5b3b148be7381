/** Publishes services again as proxies whose calls are cached, as their own properties or a configuration ask for it. */
@NullMarked
package org.twatcache.services;

import org.jspecify.annotations.NullMarked;
