/** The three lives: instances, handles, contexts; and who owns them. */
@NullMarked
package org.twatcache.core.internal.context;

import org.jspecify.annotations.NullMarked;
