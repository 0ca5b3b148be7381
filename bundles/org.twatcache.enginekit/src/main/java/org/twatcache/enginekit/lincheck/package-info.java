/** What Lincheck runs: its classes must be public, so they stand in a package that is not exported. */
@NullMarked
package org.twatcache.enginekit.lincheck;

import org.jspecify.annotations.NullMarked;
