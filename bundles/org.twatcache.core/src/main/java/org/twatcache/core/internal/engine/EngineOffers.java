package org.twatcache.core.internal.engine;

import java.util.List;

/** The engines that are available now. */
@FunctionalInterface
public interface EngineOffers {

    /** A snapshot, the highest ranking first. */
    List<EngineOffer> ranked();
}
