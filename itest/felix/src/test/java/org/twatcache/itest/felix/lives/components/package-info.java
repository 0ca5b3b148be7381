/** Components of the client bundle of the table. */
@NullMarked
package org.twatcache.itest.felix.lives.components;

import org.jspecify.annotations.NullMarked;
