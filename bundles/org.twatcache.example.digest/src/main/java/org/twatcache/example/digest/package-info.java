/** An example of client code: the digests of files, computed once and cached. Start at {@code Digests}. */
@NullMarked
package org.twatcache.example.digest;

import org.jspecify.annotations.NullMarked;
