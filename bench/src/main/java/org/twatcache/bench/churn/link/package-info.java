/** What the load program and the bundles that it made have in common; the system bundle exports it. */
@NullMarked
package org.twatcache.bench.churn.link;

import org.jspecify.annotations.NullMarked;
