package org.twatcache.services;

/** Says why a service is not cached. Its message follows on what names the service. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong, and what to do. */
    String reason() {
        return reason;
    }
}
