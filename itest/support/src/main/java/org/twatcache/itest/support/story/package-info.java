/** What the test, its probe in the framework and the bundles that it made have in common: types of OSGi and the JDK alone. */
@NullMarked
package org.twatcache.itest.support.story;

import org.jspecify.annotations.NullMarked;
