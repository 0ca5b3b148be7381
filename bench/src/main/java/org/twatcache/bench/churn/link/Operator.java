package org.twatcache.bench.churn.link;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators do, with types of the JDK. */
public interface Operator {

    /**
     * Does something that the seed chooses: looks, swaps, closes.
     *
     * @param seed chooses
     * @return what it did
     * @throws Exception whatever happens
     */
    String act(long seed) throws Exception;

    /**
     * Configures the platform.
     *
     * @param values of its configuration, or null to delete it
     * @throws Exception where that cannot be stored
     */
    void configure(@Nullable Map<String, Object> values) throws Exception;

    /**
     * The caches that are open.
     *
     * @return one line for each
     */
    List<String> caches();
}
