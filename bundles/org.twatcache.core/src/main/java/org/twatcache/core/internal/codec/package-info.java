/** Values as bytes: the codec that is built in, the envelope around every entry, and the engine that hides both. */
@NullMarked
package org.twatcache.core.internal.codec;

import org.jspecify.annotations.NullMarked;
