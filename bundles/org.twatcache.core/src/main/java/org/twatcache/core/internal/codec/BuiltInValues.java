package org.twatcache.core.internal.codec;

import java.io.IOException;
import java.io.OutputStream;
import org.twatcache.CacheSerializationException;
import org.twatcache.codec.CodecRequest;
import org.twatcache.codec.ValueCodec;

/** The values, or the keys, of one cache, by the built-in codec. */
final class BuiltInValues implements ValueCodec {

    private final TypeTable types;
    private final Expected expected;

    BuiltInValues(CodecRequest request, boolean forKeys) {
        this.types = new TypeTable(request, forKeys);
        this.expected = Expected.of(request.type());
    }

    @Override
    public long fingerprint() {
        return types.fingerprint();
    }

    @Override
    public void encode(Object value, OutputStream out) throws IOException {
        if (out instanceof ByteSink sink) {
            new Writing(types, sink).write(value);
        } else {
            ByteSink sink = new ByteSink(256);
            new Writing(types, sink).write(value);
            out.write(sink.array(), 0, sink.size());
        }
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        ByteSource source = new ByteSource(bytes, offset, length);
        Object value;
        try {
            value = new Reading(types, source).read();
            if (value == null || source.left() != 0 || !expected.accepts(value, types)) {
                throw new Unreadable("the bytes are no value of the cache's type");
            }
        } catch (CacheSerializationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A constructor that refuses, an element of another class than its array, and the like.
            throw new Unreadable("the bytes are no value of the cache's type", e);
        }
        return value;
    }
}
