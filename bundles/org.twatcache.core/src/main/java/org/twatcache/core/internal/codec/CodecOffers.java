package org.twatcache.core.internal.codec;

import java.util.List;

/** The codecs that are there now, beside the built-in one. */
@FunctionalInterface
public interface CodecOffers {

    /** The best first. The same list, by identity, as long as nothing came or went. */
    List<? extends CodecOffer> ranked();
}
