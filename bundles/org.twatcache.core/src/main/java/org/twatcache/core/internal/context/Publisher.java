package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.config.ConfiguredSpec;

/** Makes configured caches known to bundles; runs foreign code, as bundles take and leave them. */
@FunctionalInterface
public interface Publisher {

    /** A cache is there. */
    Publication publish(ConfiguredSpec spec, ConfiguredCache cache);

    /** A cache that is known to bundles. */
    interface Publication {

        /**
         * It has another spec.
         *
         * @param refusal why the configuration that was read last is not in force; null where it is
         */
        void update(ConfiguredSpec spec, @Nullable String refusal);

        /** It is there no more, and nobody has it when this returns. Idempotent. */
        void withdraw();
    }
}
