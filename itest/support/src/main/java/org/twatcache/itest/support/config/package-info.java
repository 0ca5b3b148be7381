/** The bundle behind the recipe of a configuration. */
@NullMarked
package org.twatcache.itest.support.config;

import org.jspecify.annotations.NullMarked;
