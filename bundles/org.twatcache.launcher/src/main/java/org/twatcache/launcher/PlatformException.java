package org.twatcache.launcher;

import org.jspecify.annotations.Nullable;

/** The framework, a bundle of the platform or its shell service did not start; the message says which and why. */
final class PlatformException extends Exception {

    private static final long serialVersionUID = 1L;

    PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
