/** The service as a declarative one. */
@NullMarked
package org.twatcache.itest.felix.directory.component;

import org.jspecify.annotations.NullMarked;
