package org.twatcache.codec.smile;

/** A value that would not come back equal. Ends as a {@link org.twatcache.CacheSerializationException}. */
final class BadValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadValueException(String message) {
        super(message);
    }
}
