package org.twatcache.itest.felix.directory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A service that knows nothing of caches. */
public interface Directory {

    /** Finds, each time anew: {@code ann #1}. */
    String find(String name);

    /** As {@link #find}, in a form that cannot be kept. */
    Optional<String> findAny(String name);

    /** As {@link #find}, in a future. */
    CompletableFuture<String> findLater(String name);
}
