package org.twatcache.core.internal.codec;

/**
 * A part of an export. Frames follow each other, so that one which is damaged costs no other:
 *
 * <pre>
 * kind 1 | length of the body 4 | CRC32C of these five bytes 4 | body, which ends with a CRC32C of its own
 * </pre>
 */
final class Frame {

    /** The first one: an {@link ExportHead}. */
    static final int HEAD = 'H';

    /** An {@link Envelope} whose deadline is in nanoseconds since 1970 of the wall clock. */
    static final int ENTRY = 'E';

    /** The last one: how many entries came before it, 8 bytes. */
    static final int END = 'Z';

    /** How long what stands before a body is. */
    static final int PREFIX = 9;

    /** A longer body is neither written nor read. */
    static final int LONGEST = 256 << 20;

    /** What the body is. */
    final int kind;

    /** With its checksum, which nobody has looked at. */
    final byte[] body;

    Frame(int kind, byte[] body) {
        this.kind = kind;
        this.body = body;
    }

    /** What stands before a body. */
    static byte[] prefix(int kind, int length) {
        ByteSink out = new ByteSink(PREFIX);
        out.write(kind);
        out.int32(length);
        return Envelope.checked(out);
    }
}
