/** What the manifests of the bundles say, to people and to resolvers. */
@NullMarked
package org.twatcache.itest.resolver;

import org.jspecify.annotations.NullMarked;
