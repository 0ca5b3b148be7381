package org.twatcache.core.internal.methods;

import org.jspecify.annotations.Nullable;

/** What the calls of a method do to the results of others. */
@FunctionalInterface
interface Change {

    /** One call that is under way. Ends once, in one way or the other. */
    interface Begun {

        /** The method gave a result. */
        void succeeded(@Nullable Object result);

        /** It threw, or was not called at all. */
        void failed();
    }

    /** For a call that changes nothing. */
    Begun NOTHING = new Begun() {
        @Override
        public void succeeded(@Nullable Object result) {}

        @Override
        public void failed() {}
    };

    /**
     * A call begins.
     *
     * @throws Keys.Refused where its arguments do not say what is to be changed
     */
    Begun begin(@Nullable Object[] arguments) throws Keys.Refused;
}
