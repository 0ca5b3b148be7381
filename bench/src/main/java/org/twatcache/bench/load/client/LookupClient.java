package org.twatcache.bench.load.client;

import org.jspecify.annotations.Nullable;
import org.twatcache.bench.load.service.Client;
import org.twatcache.bench.load.service.Lookup;

/** A component, by one of the descriptions beside it: one that goes on with the best service, or one that stays with its first. */
public final class LookupClient implements Client {

    /** Set by SCR. */
    volatile @Nullable Lookup lookup;

    @Override
    public String find(String key) {
        Lookup present = lookup;
        if (present == null) {
            throw new IllegalStateException("The client has no service");
        }
        return present.find(key);
    }
}
