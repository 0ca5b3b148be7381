package org.twatcache.bench.codec;

import java.nio.ByteBuffer;

/** A planted fault: a codec that does what another one does, too, and so is neither fast nor small. */
final class OverladenFormat implements Format {

    private final Format format;
    private final Format burden;

    OverladenFormat(Format format, Format burden) {
        this.format = format;
        this.burden = burden;
    }

    @Override
    public byte[] encode(Object value) {
        byte[] bytes = format.encode(value);
        byte[] more = burden.encode(value);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length + more.length)
                .putInt(bytes.length)
                .put(bytes)
                .put(more)
                .array();
    }

    @Override
    public Object decode(byte[] bytes) {
        ByteBuffer both = ByteBuffer.wrap(bytes);
        byte[] own = new byte[both.getInt()];
        byte[] more = new byte[both.remaining() - own.length];
        both.get(own).get(more);
        burden.decode(more);
        return format.decode(own);
    }
}
