package org.twatcache.core.internal.codec;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of an export are: only a cache of which the same is true can take them. The names are for messages; the
 * fingerprint decides.
 *
 * @param codec the codec of the values
 * @param keys the type of the keys
 * @param values the type of the values
 * @param fingerprint of codec, types and shapes
 */
record ExportHead(String codec, String keys, String values, long fingerprint) {

    static ExportHead of(Coding coding, BoundCodec codec) {
        return new ExportHead(
                coding.codec(),
                name(coding.spec().keyType()),
                name(coding.spec().valueType()),
                codec.fingerprint());
    }

    private static String name(Type type) {
        return type.getTypeName();
    }

    byte[] toBytes() {
        ByteSink out = new ByteSink(128);
        out.text(codec);
        out.text(keys);
        out.text(values);
        out.int64(fingerprint);
        return Envelope.checked(out);
    }

    /** Throws {@link Unreadable} for anything that {@link #toBytes} did not give. */
    static ExportHead of(byte[] bytes) {
        Envelope.requireChecksum(bytes);
        ByteSource in = new ByteSource(bytes, 0, bytes.length - Integer.BYTES);
        ExportHead head = new ExportHead(in.text(), in.text(), in.text(), in.int64());
        if (in.left() != 0) {
            throw new Unreadable("it is longer than it says");
        }
        return head;
    }

    /** Why entries of this cannot be those of another one, as the rest of a sentence; null where they can. */
    @Nullable
    String refusal(ExportHead cache) {
        if (!codec.equals(cache.codec)) {
            return "was written by the codec '" + codec + "', and the codec of the cache is '" + cache.codec + "'";
        } else if (!keys.equals(cache.keys) || !values.equals(cache.values)) {
            return "has keys of " + keys + " and values of " + values + ", and the cache has keys of " + cache.keys
                    + " and values of " + cache.values;
        }
        return fingerprint == cache.fingerprint
                ? null
                : "was written when the classes of keys or values had another shape: components, fields or constants"
                        + " were added, removed or renamed since";
    }
}
