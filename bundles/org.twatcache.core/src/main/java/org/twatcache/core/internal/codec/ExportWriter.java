package org.twatcache.core.internal.codec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.twatcache.CacheSerializationException;

/** Writes an export: the magic bytes, then {@link Frame}s. Used by one thread. */
public final class ExportWriter {

    /** Neither text nor changed unseen by whoever takes it for text, as that of PNG. */
    static final byte[] MAGIC = {(byte) 0x89, 'T', 'W', 'C', '\r', '\n', 0x1A, '\n'};

    static final int VERSION = 1;

    private static final int BUFFER = 1 << 16;

    private final Coding coding;
    private final Payloads payloads;
    private final OutputStream out;
    private long bytes;
    private long entries;

    private ExportWriter(Coding coding, OutputStream out) {
        this.coding = coding;
        this.payloads = new Payloads(coding);
        this.out = out;
    }

    /** Begins; throws where nothing can be encoded, or nothing now. */
    public static ExportWriter begin(Coding coding, OutputStream out) throws IOException {
        ExportHead head = ExportHead.of(coding, coding.require());
        ExportWriter writer = new ExportWriter(coding, new BufferedOutputStream(out, BUFFER));
        writer.write(MAGIC);
        writer.write(new byte[] {VERSION});
        writer.write(Frame.HEAD, head.toBytes());
        return writer;
    }

    /** A key as bytes: equal ones have the same. */
    public byte[] key(Object key) {
        return coding.keyBytes(key);
    }

    /**
     * Writes an entry.
     *
     * @param key what {@link #key} gave
     * @param deadline in nanoseconds since 1970 of the wall clock, or {@code NO_DEADLINE}
     * @throws CacheSerializationException where the value cannot be encoded; nothing was written
     */
    public void write(byte[] key, Object value, long deadline) throws IOException {
        BoundCodec codec = coding.require();
        ByteSink sink = new ByteSink(256);
        Envelope.begin(sink, codec.number(), codec.fingerprint(), deadline, key);
        byte[] sealed = Envelope.end(sink, payloads.write(sink, codec, value));
        if (sealed.length > Frame.LONGEST) {
            throw coding.refused("value", new Unreadable("it takes " + sealed.length + " bytes, which is too much"));
        }
        write(Frame.ENTRY, sealed);
        entries++;
    }

    /** Writes the end, and flushes. */
    public void end() throws IOException {
        ByteSink count = new ByteSink(16);
        count.int64(entries);
        write(Frame.END, Envelope.checked(count));
        out.flush();
    }

    /** How many entries were written. */
    public long entries() {
        return entries;
    }

    /** How many bytes were written. */
    public long bytes() {
        return bytes;
    }

    private void write(int kind, byte[] body) throws IOException {
        write(Frame.prefix(kind, body.length));
        write(body);
    }

    private void write(byte[] more) throws IOException {
        out.write(more);
        bytes += more.length;
    }
}
