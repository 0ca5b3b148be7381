package org.twatcache.codec.smile;

/** A type whose values could not be kept without loss. Ends as a {@link org.twatcache.CacheConfigurationException}. */
final class BadTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadTypeException(String message) {
        super(message);
    }
}
