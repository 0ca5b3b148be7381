/** Who registers the service and does not see its interface. */
@NullMarked
package org.twatcache.itest.felix.directory.stranger;

import org.jspecify.annotations.NullMarked;
