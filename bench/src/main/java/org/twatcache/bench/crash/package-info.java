/** What is left of a store after deaths, damage, interrupts and full disks. */
@NullMarked
package org.twatcache.bench.crash;

import org.jspecify.annotations.NullMarked;
