package org.twatcache.core.internal.codec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.spi.EngineEntry;

/**
 * Reads what an {@link ExportWriter} wrote, or what somebody made of it: what a length claims is believed only as the bytes
 * come. Used by one thread.
 */
public final class ExportReader {

    private static final Logger LOG = LoggerFactory.getLogger(ExportReader.class);

    private static final int BUFFER = 1 << 16;

    private final Coding coding;
    private final Payloads payloads;
    private final InputStream in;
    private long bytes;
    private long entries;
    private @Nullable EngineEntry<Object> entry;

    private ExportReader(Coding coding, InputStream in) {
        this.coding = coding;
        this.payloads = new Payloads(coding);
        this.in = in;
    }

    /** Begins; throws, too, where nothing can be decoded, or nothing now. */
    public static ExportReader begin(Coding coding, InputStream in) throws UnusableExportException {
        ExportHead own = ExportHead.of(coding, coding.require());
        ExportReader reader = new ExportReader(coding, new BufferedInputStream(in, BUFFER));
        reader.requireMagic();
        String refusal = reader.head().refusal(own);
        if (refusal != null) {
            throw new UnusableExportException(refusal, null);
        }
        return reader;
    }

    /** Reads the next entry; false where the end is reached, and is the right one. */
    public boolean next() throws UnusableExportException {
        Frame frame = frame("entry " + (entries + 1));
        if (frame.kind == Frame.END) {
            requireEnd(frame);
            return false;
        } else if (frame.kind != Frame.ENTRY) {
            throw damaged("entry " + (entries + 1), null);
        }
        entries++;
        entry = open(frame.body);
        return true;
    }

    /** The entry that was read, its deadline by the wall clock; null where it cannot be decoded. */
    public @Nullable EngineEntry<Object> entry() {
        return entry;
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    private void requireMagic() throws UnusableExportException {
        byte[] magic = read(ExportWriter.MAGIC.length);
        if (magic.length == 0) {
            throw new UnusableExportException("is empty", null);
        } else if (!Arrays.equals(magic, ExportWriter.MAGIC)) {
            throw new UnusableExportException("is no export of a cache", null);
        }
        byte[] version = whole(1, "its version");
        if (version[0] != ExportWriter.VERSION) {
            throw new UnusableExportException(
                    "is of version " + (version[0] & 0xFF) + ", and this platform reads version "
                            + ExportWriter.VERSION,
                    null);
        }
    }

    private ExportHead head() throws UnusableExportException {
        String where = "its head";
        Frame frame = frame(where);
        try {
            if (frame.kind == Frame.HEAD) {
                return ExportHead.of(frame.body);
            }
        } catch (Unreadable e) {
            throw damaged(where, e);
        }
        throw damaged(where, null);
    }

    private Frame frame(String where) throws UnusableExportException {
        byte[] prefix = whole(Frame.PREFIX, where);
        try {
            Envelope.requireChecksum(prefix);
        } catch (Unreadable e) {
            throw damaged(where, e);
        }
        ByteSource source = new ByteSource(prefix, 0, prefix.length);
        int kind = source.read();
        int length = source.int32();
        if (length < 0 || length > Frame.LONGEST) {
            throw damaged(where, null);
        }
        return new Frame(kind, whole(length, where));
    }

    private @Nullable EngineEntry<Object> open(byte[] body) throws UnusableExportException {
        BoundCodec codec = coding.values();
        if (codec == null) {
            throw new UnusableExportException("needs the codec '" + coding.codec() + "', which has gone", null);
        }
        try {
            Envelope envelope = Envelope.open(body);
            if (envelope.codec() == codec.number()
                    && envelope.fingerprint() == codec.fingerprint()
                    && !envelope.has(Envelope.ABSENT)) {
                Object key = coding.keys().decode(body, envelope.keyAt(), envelope.keyLength());
                Object value =
                        payloads.read(codec, envelope.flags(), body, envelope.payloadAt(), envelope.payloadLength());
                return new EngineEntry<>(key, value, envelope.deadline());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.debug("Cache '{}': an entry of an export cannot be read", coding.cache(), e);
        }
        return null;
    }

    private void requireEnd(Frame end) throws UnusableExportException {
        long expected;
        try {
            Envelope.requireChecksum(end.body);
            expected = new ByteSource(end.body, 0, end.body.length).int64();
        } catch (Unreadable e) {
            throw damaged("its end", e);
        }
        if (expected != entries) {
            throw new UnusableExportException(
                    "had " + expected + " entries when it was written, and has " + entries, null);
        } else if (read(1).length > 0) {
            throw new UnusableExportException("goes on after its end", null);
        }
    }

    private byte[] whole(int length, String where) throws UnusableExportException {
        byte[] read = read(length);
        if (read.length < length) {
            throw new UnusableExportException("ends too early, in " + where, null);
        }
        return read;
    }

    /** Takes memory for what is there, not for what was asked for. */
    private byte[] read(int length) throws UnusableExportException {
        try {
            byte[] read = in.readNBytes(length);
            bytes += read.length;
            return read;
        } catch (IOException e) {
            throw new UnusableExportException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static UnusableExportException damaged(String where, @Nullable Throwable cause) {
        return new UnusableExportException("is damaged at " + where, cause);
    }
}
