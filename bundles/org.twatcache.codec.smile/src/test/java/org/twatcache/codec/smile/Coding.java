package org.twatcache.codec.smile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.twatcache.codec.ValueCodec;

/** Encodes and decodes, as a cache does. */
final class Coding {

    private Coding() {}

    static ValueCodec open(Type type, String... allowed) {
        return new SmileCodec().open(Request.of(type, allowed));
    }

    static byte[] encode(ValueCodec codec, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            codec.encode(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Decodes from the middle of an array. */
    static Object decode(ValueCodec codec, byte[] bytes) {
        byte[] padded = new byte[bytes.length + 6];
        Arrays.fill(padded, (byte) 0x5A);
        System.arraycopy(bytes, 0, padded, 3, bytes.length);
        return codec.decode(padded, 3, bytes.length);
    }

    /** There and back, by a codec for each way: they share nothing but the type. */
    static Object roundTrip(Type type, Object value, String... allowed) {
        return decode(open(type, allowed), encode(open(type, allowed), value));
    }
}
