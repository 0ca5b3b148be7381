package org.twatcache.codec;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;
import org.twatcache.CacheSerializationException;

/**
 * Encodes and decodes the values of one cache. Safe for use by any number of threads, also by such whose context class loader
 * is anything at all: classes are found by {@link CodecRequest#load} only.
 */
@ConsumerType
public interface ValueCodec {

    /**
     * Tells encodings apart that one codec writes for different types, or for one type whose shape changed: a field renamed,
     * added, or of another type. Bytes that were written under another fingerprint are never handed to {@link #decode}.
     *
     * @return the same number in every process for the same type and shape
     */
    long fingerprint();

    /**
     * Encodes.
     *
     * @param value what {@link #decode} is to give back, equal to it
     * @param out where to write; it needs no buffer in front of it, and is not to be kept or closed
     * @throws CacheSerializationException where the value cannot be encoded; the message says why and what to do
     * @throws IOException passed on from {@code out}
     */
    void encode(Object value, OutputStream out) throws IOException;

    /**
     * Decodes. The bytes carry a valid checksum, but may come from anybody who can write to a disk or a server: nothing in them
     * may make it load a class that the request does not allow, use memory or time out of proportion to their length, or give
     * anything but a value of the cache's type.
     *
     * @param bytes an array, not to be changed or kept
     * @param offset where the encoding begins
     * @param length how long it is
     * @return a value of its own, never null
     * @throws CacheSerializationException for anything that {@link #encode} did not write; whatever else it throws, but for
     *     errors of the machine, means the same
     */
    Object decode(byte[] bytes, int offset, int length);
}
