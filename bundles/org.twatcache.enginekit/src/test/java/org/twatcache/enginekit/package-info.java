/** Shows that the contract lets right engines pass and catches wrong ones. */
@NullMarked
package org.twatcache.enginekit;

import org.jspecify.annotations.NullMarked;
