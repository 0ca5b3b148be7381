/** Posts what happens to engines and caches to the Event Admin service, so that core need not know it. */
@NullMarked
package org.twatcache.events;

import org.jspecify.annotations.NullMarked;
