package org.twatcache.core.internal.engine;

import java.util.Optional;

/** Whether the entries of a cache can be kept as bytes. */
public interface Encodability {

    /** They always can, for they are encoded before they come. */
    Encodability DONE = new Encodability() {
        @Override
        public Optional<String> impossible() {
            return Optional.empty();
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }
    };

    /** Why they never can; empty where they can. */
    Optional<String> impossible();

    /** Why they cannot now; empty where they can. */
    Optional<String> missing();
}
