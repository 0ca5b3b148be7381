package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are no export, or of which the rest cannot be read; the message is the rest of a sentence about them. */
public final class UnusableExportException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableExportException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
