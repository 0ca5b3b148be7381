package org.twatcache.bench.memory;

import java.io.IOException;
import org.twatcache.CacheContexts;
import org.twatcache.TwatCache;

/** Where a platform lives, with its context service. */
interface Home extends AutoCloseable {

    CacheContexts contexts();

    /** How many services are registered; zero where there are none. */
    int services();

    @Override
    void close() throws IOException;

    /** A platform of the application. */
    static Home standalone() {
        TwatCache platform = TwatCache.standalone(Home.class);
        return new Home() {
            @Override
            public CacheContexts contexts() {
                return platform;
            }

            @Override
            public int services() {
                return 0;
            }

            @Override
            public void close() {
                platform.close();
            }
        };
    }
}
