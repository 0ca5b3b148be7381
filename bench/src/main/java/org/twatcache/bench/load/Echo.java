package org.twatcache.bench.load;

import org.twatcache.Cached;

/** What is called for hits of a cached method. */
interface Echo {

    /** Gives back what it is given. */
    @Cached(engine = "caffeine", maximumSize = Subjects.MAXIMUM_SIZE, spec = "statistics=false")
    String of(String key);
}
