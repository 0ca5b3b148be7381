package org.twatcache.core.internal.engine;

/**
 * Why an engine will not do.
 *
 * @param engine its name
 * @param ranking its ranking, 0 where it is not there
 * @param clause the part of the spec that says so
 * @param reason what that part found
 * @param passing whether this can change without a change of the spec
 */
record Refusal(String engine, int ranking, String clause, String reason, boolean passing) {

    static Refusal lasting(EngineOffer offer, String clause, String reason) {
        return new Refusal(offer.info().name(), offer.info().ranking(), clause, reason, false);
    }

    static Refusal passing(EngineOffer offer, String reason) {
        return new Refusal(offer.info().name(), offer.info().ranking(), "ready", reason, true);
    }

    static Refusal missing(String engine, String clause) {
        return new Refusal(engine, 0, clause, "is not there", true);
    }

    @Override
    public String toString() {
        return engine + " " + reason + " [" + clause + "]";
    }
}
