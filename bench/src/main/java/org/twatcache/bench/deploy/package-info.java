/** {@code bench/run deploy}: how soon the Felix distribution shows its prompt, and what the features cost in a Karaf. */
@NullMarked
package org.twatcache.bench.deploy;

import org.jspecify.annotations.NullMarked;
