package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;
import org.twatcache.codec.Codec;

/** A codec that is there. Two offers are the same only when they are the same object. */
public interface CodecOffer {

    /** The name that specs choose it by. */
    String name();

    /** The codec, gotten now: being there costs nothing. Null where it has gone; runs foreign code. */
    @Nullable
    Codec codec();
}
