package org.twatcache.core.internal.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.twatcache.CacheSerializationException;

/** Java serialization, for what is no record: written as ever, read behind {@link GuardedInput}. */
final class SerializedForm implements Form {

    private final TypeTable types;

    SerializedForm(TypeTable types) {
        this.types = types;
    }

    /** Throws for a class that Java serialization does not write. */
    static void require(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            throw new CacheSerializationException(
                    "the class " + type.getName()
                            + " is neither a record nor Serializable; make it one of them, or name a codec for graphs of"
                            + " objects",
                    null,
                    null,
                    null);
        }
    }

    @Override
    public void write(Writing out, Object value) {
        ByteSink inner = new ByteSink(512);
        try (ObjectOutputStream stream = new ObjectOutputStream(inner)) {
            stream.writeObject(value);
        } catch (IOException e) {
            throw new CacheSerializationException("Java serialization failed: " + e, null, null, e);
        }
        out.sink().write(Tags.SERIALIZED);
        out.sink().varint(inner.size());
        out.sink().write(inner.array(), 0, inner.size());
    }

    @Override
    public Object read(Reading in) {
        return read(in.source());
    }

    Object read(ByteSource source) {
        int length = source.count(1);
        try (GuardedInput input = new GuardedInput(types, source.bytes(length))) {
            Object value = input.readObject();
            if (value == null) {
                throw new Unreadable("Java serialization gave null");
            }
            return value;
        } catch (IOException | ClassNotFoundException e) {
            throw new Unreadable("Java serialization failed", e);
        }
    }
}
