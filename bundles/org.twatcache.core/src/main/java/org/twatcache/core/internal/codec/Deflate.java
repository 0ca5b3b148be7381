package org.twatcache.core.internal.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw Deflate of the JDK at its fastest level; what comes out of it is bounded before it is allocated. */
final class Deflate {

    /** Smaller ones gain nothing. */
    private static final int LEAST = 128;

    /** A larger value is kept as it is: nothing that is read inflates to more. */
    static final int MOST = 64 << 20;

    /** No Deflate stream is denser: 258 bytes in two bits, and some to spare (zlib's technical notes say 1032:1). */
    private static final int DENSEST = 1_032;

    private Deflate() {}

    /** Replaces what a sink holds from an offset on by something smaller; false, with nothing changed, where nothing is. */
    static boolean shrink(ByteSink sink, int from) {
        int length = sink.size() - from;
        if (length < LEAST || length > MOST) {
            return false;
        }
        byte[] smaller = new byte[length - Integer.BYTES - 1];
        int size;
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(sink.array(), from, length);
            deflater.finish();
            size = deflater.deflate(smaller);
            if (!deflater.finished()) {
                return false;
            }
        } finally {
            deflater.end();
        }
        sink.cutTo(from);
        sink.int32(length);
        sink.write(smaller, 0, size);
        return true;
    }

    /** Undoes {@link #shrink}. */
    static byte[] inflate(ByteSource source) {
        int length = source.int32();
        int packed = source.left();
        if (length < 0 || length > MOST || length > (long) DENSEST * packed) {
            throw new Unreadable("it would inflate to too much");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(source.buffer(packed));
            // What is claimed is believed as it comes.
            byte[] inflated = new byte[(int) Math.min(length, 8L * packed + LEAST)];
            int size = 0;
            while (size < length) {
                if (size == inflated.length) {
                    inflated = Arrays.copyOf(inflated, (int) Math.min(length, 2L * size));
                }
                int more = inflater.inflate(inflated, size, inflated.length - size);
                if (more == 0) {
                    throw new Unreadable("it ends too early");
                }
                size += more;
            }
            if (inflated.length != length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new Unreadable("it is longer than it says");
            }
            return inflated;
        } catch (DataFormatException e) {
            throw new Unreadable("it was not deflated", e);
        } finally {
            inflater.end();
        }
    }
}
