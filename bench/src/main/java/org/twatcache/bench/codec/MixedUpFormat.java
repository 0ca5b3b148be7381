package org.twatcache.bench.codec;

import org.jspecify.annotations.Nullable;

/** A planted fault: a codec that decodes what it was given the time before. */
final class MixedUpFormat implements Format {

    private final Format format;
    private byte @Nullable [] before;

    MixedUpFormat(Format format) {
        this.format = format;
    }

    @Override
    public byte[] encode(Object value) {
        return format.encode(value);
    }

    @Override
    public Object decode(byte[] bytes) {
        byte[] given = before == null ? bytes : before;
        before = bytes;
        return format.decode(given);
    }
}
