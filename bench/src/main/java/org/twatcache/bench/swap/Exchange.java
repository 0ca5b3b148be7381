package org.twatcache.bench.swap;

/**
 * An engine that was exchanged.
 *
 * @param kind how
 * @param cache whose
 * @param from who served before
 * @param to who served afterwards
 * @param span from the operator's call to its end
 * @param told what more is known of it
 */
record Exchange(Kind kind, String cache, String from, String to, Span span, String told) {

    /** How engines are exchanged. */
    enum Kind {
        /** An operator wants another one. */
        SWAP,
        /** The bundle of the one that serves is updated. */
        UPDATE
    }

    /** In words, with what the clients noticed. */
    String toLine(Timings timings) {
        return kind + " " + cache + ": " + from + " to " + to + " in " + Millis.text(span.millis()) + told
                + ", longest gap " + Millis.text(timings.gapMillis(span)) + ", of writers "
                + Millis.text(timings.writeGapMillis(span));
    }
}
