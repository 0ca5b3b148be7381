package org.twatcache.core.internal.codec;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.core.internal.cache.Noted;
import org.twatcache.core.internal.cache.Notes;
import org.twatcache.core.internal.cache.Noting;

/** Values as payloads: what the cache notes beside them, then what the codec wrote, deflated where the spec says so and it helps. */
final class Payloads {

    private final Coding coding;
    private final boolean noting;

    Payloads(Coding coding) {
        this.coding = coding;
        this.noting = Noting.isNeeded(coding.spec());
    }

    /** Appends a payload; gives its flags. */
    int write(ByteSink out, BoundCodec codec, Object value) {
        if (value == Absent.ABSENT) {
            return Envelope.ABSENT;
        }
        if (value instanceof Noted noted) {
            NotesForm.write(noted.notes(), out);
            return Envelope.NOTED | writeBare(out, codec, noted.value());
        }
        return writeBare(out, codec, value);
    }

    private int writeBare(ByteSink out, BoundCodec codec, Object value) {
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
        if ((flags & Envelope.NOTED) == 0) {
            return readBare(codec, flags, bytes, offset, length);
        }
        if (!noting) {
            throw new Unreadable("it has notes, which this cache would not heed");
        }
        ByteSource in = new ByteSource(bytes, offset, length);
        Notes notes = NotesForm.read(in);
        return new Noted(readBare(codec, flags, bytes, in.position(), in.left()), notes);
    }

    private static Object readBare(BoundCodec codec, int flags, byte[] bytes, int offset, int length) {
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
        if ((flags & Envelope.NOTED) != 0) {
            ByteSource in = new ByteSource(bytes, offset, length);
            return value instanceof Noted noted
                    && NotesForm.read(in).equals(noted.notes())
                    && isBareWrittenAs(codec, noted.value(), flags, bytes, in.position(), in.left());
        }
        return !(value instanceof Noted) && isBareWrittenAs(codec, value, flags, bytes, offset, length);
    }

    private boolean isBareWrittenAs(BoundCodec codec, Object value, int flags, byte[] bytes, int offset, int length) {
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
