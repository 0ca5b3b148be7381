package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * An engine that is away and keeps what it has: its entries are right again once what was written meanwhile is made good.
 *
 * @param engine which one, by {@link #key}, or {@link #ANY}
 * @param journal what was written since it left, by whoever served; null where nothing could be written
 */
record Survivor(String engine, @Nullable Marks journal) {

    /** Whichever comes first: the cache was opened before its engine was there. */
    static final String ANY = "";

    /** Two offers of one key keep the same entries: an updated bundle offers another service. */
    static String key(EngineOffer offer) {
        return offer.info().name() + "@" + offer.info().provider().symbolicName();
    }

    /** Whether nobody knows which engine it is. */
    boolean isAny() {
        return engine.equals(ANY);
    }

    /** Whether it is the engine of an offer. */
    boolean is(EngineOffer offer) {
        return isAny() ? Survivors.survives(offer) : engine.equals(key(offer));
    }

    /** Whether all that was written since it left is known. */
    boolean isKnown(Holder now) {
        return now.marks == journal && (journal == null || !journal.hasOverflowed());
    }
}
