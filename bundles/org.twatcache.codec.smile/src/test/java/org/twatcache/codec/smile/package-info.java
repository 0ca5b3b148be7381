@NullMarked
package org.twatcache.codec.smile;

import org.jspecify.annotations.NullMarked;
