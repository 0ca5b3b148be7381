package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSerializationException;

/** Bytes that are no value of the cache; always caught in this package, where it becomes a miss. It has no stack: hostile bytes are to cost little. */
final class Unreadable extends CacheSerializationException {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        this(why, null);
    }

    Unreadable(String why, @Nullable Throwable cause) {
        super(why, null, null, cause);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
