package org.twatcache.bench.codec;

/** One way to make values of one type bytes. Used by one thread at a time. */
public interface Format {

    /**
     * Encodes.
     *
     * @param value a value of the type
     * @return an array of its own, as an engine would keep it
     */
    byte[] encode(Object value);

    /**
     * Decodes.
     *
     * @param bytes what {@link #encode} gave
     * @return an equal value
     */
    Object decode(byte[] bytes);
}
