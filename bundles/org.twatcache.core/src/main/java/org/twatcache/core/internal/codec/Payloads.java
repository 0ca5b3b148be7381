package org.twatcache.core.internal.codec;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Absent;

/** Values as payloads: what the codec wrote, deflated where the spec says so and it helps. */
final class Payloads {

    private final Coding coding;

    Payloads(Coding coding) {
        this.coding = coding;
    }

    /** Appends a payload; gives its flags. */
    int write(ByteSink out, BoundCodec codec, Object value) {
        if (value == Absent.ABSENT) {
            return Envelope.ABSENT;
        }
        int from = out.size();
        encode(out, codec, value);
        return coding.deflates() && Deflate.shrink(out, from) ? Envelope.DEFLATED : 0;
    }

    private void encode(ByteSink out, BoundCodec codec, Object value) {
        try {
            codec.values().encode(value, out);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw coding.refused("value", e);
        }
    }

    /** Reads a payload; throws whatever the codec throws. */
    Object read(BoundCodec codec, int flags, byte[] bytes, int offset, int length) {
        if ((flags & Envelope.ABSENT) != 0) {
            return Absent.ABSENT;
        }
        Object value;
        if ((flags & Envelope.DEFLATED) == 0) {
            value = codec.values().decode(bytes, offset, length);
        } else {
            byte[] inflated = Deflate.inflate(new ByteSource(bytes, offset, length));
            value = codec.values().decode(inflated, 0, inflated.length);
        }
        if (value == null) {
            throw new Unreadable("the codec gave null");
        }
        return value;
    }

    /** Whether a value would be written as the bytes that are there: for values that know no equals. */
    boolean isWrittenAs(@Nullable BoundCodec codec, Object value, int flags, byte[] bytes, int offset, int length) {
        if (codec == null || (flags & Envelope.ABSENT) != 0) {
            return false;
        }
        ByteSink again = new ByteSink(Math.max(32, length));
        try {
            encode(again, codec, value);
            byte[] plain = (flags & Envelope.DEFLATED) == 0
                    ? Arrays.copyOfRange(bytes, offset, offset + length)
                    : Deflate.inflate(new ByteSource(bytes, offset, length));
            return Arrays.equals(again.array(), 0, again.size(), plain, 0, plain.length);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
