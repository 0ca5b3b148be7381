package org.twatcache.codec.smile;

/** Bytes that no form wrote. Ends as a {@link org.twatcache.CacheSerializationException}. */
final class BadBytesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadBytesException(String message) {
        super(message);
    }
}
