package org.twatcache.core.internal.engine;

/** An exchange gives itself up, for no fault of an engine. */
final class CalledOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final String reason;

    CalledOff(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }
}
