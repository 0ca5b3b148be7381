/** The bundle of a fault that a deployment is planted with. */
@NullMarked
package org.twatcache.bench.deploy.fault;

import org.jspecify.annotations.NullMarked;
