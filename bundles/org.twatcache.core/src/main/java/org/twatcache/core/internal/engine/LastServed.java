package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Remembers, beyond the process, which engine served one cache last: of all that keep entries of it only that one can be
 * believed, because the others were not told what was written since. Where nobody knows, nobody is believed.
 */
public interface LastServed {

    /** Something was written that no engine keeps beyond its bundle. */
    String NOBODY = "";

    /** Remembers nothing, for caches of which nothing is kept beyond the process. */
    LastServed UNKNOWN = new LastServed() {
        @Override
        public @Nullable String engine() {
            return null;
        }

        @Override
        public boolean note(String engine) {
            return true;
        }
    };

    /** Which one, by {@link Survivor#key}, or {@link #NOBODY}; null where nothing was ever noted. */
    @Nullable
    String engine();

    /** Notes who serves from now on; returns when that is durable, or false where it cannot be made so. */
    boolean note(String engine);
}
