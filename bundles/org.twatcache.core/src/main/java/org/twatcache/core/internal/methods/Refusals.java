package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;

/** All that is wrong with a choice of methods: whoever has to change it wants to do so once. */
final class Refusals {

    private final String what;
    private final List<String> reasons = new ArrayList<>();

    /** Of an object, as messages name it. */
    Refusals(String what) {
        this.what = what;
    }

    void add(String reason) {
        reasons.add(reason);
    }

    void add(InterfaceMethod method, String reason) {
        reasons.add(method + ": " + reason);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /**
     * Throws where there is something wrong.
     *
     * @throws CacheConfigurationException with all of it
     */
    void check() {
        if (!reasons.isEmpty()) {
            throw error(String.join("; ", reasons), null);
        }
    }

    CacheConfigurationException error(String reason, @Nullable Throwable cause) {
        return new CacheConfigurationException(
                "The methods of " + what + " cannot be cached: " + reason, null, null, cause);
    }
}
