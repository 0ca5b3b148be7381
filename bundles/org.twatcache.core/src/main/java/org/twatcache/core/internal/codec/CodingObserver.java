package org.twatcache.core.internal.codec;

/** Hears of what could not be encoded or decoded. Its methods return soon and never throw. */
public interface CodingObserver {

    /** An entry could not be read back and is treated as missing. */
    void damaged();

    /** A value could not be stored, or a codec failed. */
    void failed(Throwable error);
}
