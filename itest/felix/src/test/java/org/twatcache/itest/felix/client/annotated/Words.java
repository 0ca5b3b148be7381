package org.twatcache.itest.felix.client.annotated;

import org.twatcache.CacheDefaults;
import org.twatcache.CacheEvict;
import org.twatcache.Cached;

/** An interface of the client's own. */
@CacheDefaults(@Cached(engine = "xodus"))
interface Words {

    /** A word with its number among those that were asked for. */
    record Numbered(String word, int number) {}

    @Cached
    Numbered number(String word);

    @CacheEvict("number")
    void forget(String word);
}
