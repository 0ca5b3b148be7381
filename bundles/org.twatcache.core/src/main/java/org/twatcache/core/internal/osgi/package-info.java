/** The only package that loads a class of OSGi: services and bundles that come and go. */
@NullMarked
package org.twatcache.core.internal.osgi;

import org.jspecify.annotations.NullMarked;
