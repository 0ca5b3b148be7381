package org.twatcache.bench.harness;

import java.io.IOException;
import org.twatcache.CacheContexts;
import org.twatcache.TwatCache;

/** Where a platform lives, with its context service. */
public interface Home extends AutoCloseable {

    /**
     * The context service.
     *
     * @return the same for all who ask
     */
    CacheContexts contexts();

    /**
     * Counts services.
     *
     * @return how many are registered; zero where there are none
     */
    int services();

    @Override
    void close() throws IOException;

    /**
     * A platform of the application.
     *
     * @return a new one
     */
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
