package org.twatcache.core.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value being decoded. Used by one thread. */
final class Reading {

    private final TypeTable types;
    private final ByteSource source;
    private int depth;

    /** Classes that are not in the table, in the order in which they were named. */
    private final List<Class<?>> named = new ArrayList<>(0);

    Reading(TypeTable types, ByteSource source) {
        this.types = types;
        this.source = source;
    }

    TypeTable types() {
        return types;
    }

    ByteSource source() {
        return source;
    }

    /** Reads a tag and what follows it. */
    @Nullable
    Object read() {
        int tag = source.read();
        switch (tag) {
            case Tags.NULL -> {
                return null;
            }
            case Tags.FALSE -> {
                return false;
            }
            case Tags.TRUE -> {
                return true;
            }
            default -> {
                Scalar<?> scalar = Scalars.of(tag);
                return scalar != null ? scalar.reader().apply(source) : readNested(tag);
            }
        }
    }

    private Object readNested(int tag) {
        if (++depth > Writing.DEPTH) {
            throw new Unreadable("it is nested too deeply");
        }
        Object value = switch (tag) {
            case Tags.RECORD, Tags.ENUM -> types.readForm(this, tag);
            case Tags.SERIALIZED -> types.serialized().read(source);
            case Tags.BOOLEANS,
                    Tags.BYTES,
                    Tags.SHORTS,
                    Tags.CHARS,
                    Tags.INTS,
                    Tags.LONGS,
                    Tags.FLOATS,
                    Tags.DOUBLES,
                    Tags.OBJECTS -> Arrayed.read(this, tag);
            default -> Containers.read(this, tag);
        };
        if (value == null) {
            throw new Unreadable("a tag is not known");
        }
        depth--;
        return value;
    }

    void name(Class<?> type) {
        named.add(type);
    }

    Class<?> named(long place) {
        if (place < 0 || place >= named.size()) {
            throw new Unreadable("a class is named that was not");
        }
        return named.get((int) place);
    }
}
