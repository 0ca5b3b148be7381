package org.twatcache.core.internal.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSerializationException;

/** One value being encoded. Used by one thread. */
final class Writing {

    /** Deeper nesting is refused, here and by {@link Reading}: stacks end, and hashing nested sets costs their depth. */
    static final int DEPTH = 64;

    private final TypeTable types;
    private final ByteSink sink;
    private int depth;

    /** Classes that are not in the table, in the order in which they were named. */
    private @Nullable Map<Class<?>, Integer> named;

    Writing(TypeTable types, ByteSink sink) {
        this.types = types;
        this.sink = sink;
    }

    TypeTable types() {
        return types;
    }

    ByteSink sink() {
        return sink;
    }

    /** Writes a tag and what follows it. */
    void write(@Nullable Object value) {
        if (value == null) {
            sink.write(Tags.NULL);
            return;
        }
        if (value instanceof Boolean flag) {
            sink.write(flag ? Tags.TRUE : Tags.FALSE);
            return;
        }
        Class<?> type = value.getClass();
        Scalar<?> scalar = Scalars.of(type);
        if (scalar != null) {
            if (!scalar.isKey()) {
                types.requireNoKey(type);
            }
            sink.write(scalar.tag());
            scalar.write(sink, value);
            return;
        }
        if (++depth > DEPTH) {
            throw new CacheSerializationException("it is nested deeper than " + DEPTH, null, null, null);
        }
        writeNested(type, value);
        depth--;
    }

    private void writeNested(Class<?> type, Object value) {
        int container = Containers.tag(type);
        if (container != Tags.NULL) {
            int tag = types.isForKeys() ? keyTag(type, container) : container;
            sink.write(tag);
            Containers.write(this, tag, value);
        } else if (type.isArray()) {
            types.requireNoKey(type);
            sink.write(Arrayed.tag(type));
            Arrayed.write(this, value);
        } else {
            types.formOf(value).write(this, value);
        }
    }

    /** Lists are equal whatever their class is; sets and maps have no order that equal ones share. */
    private int keyTag(Class<?> type, int container) {
        if (java.util.List.class.isAssignableFrom(type)) {
            return Tags.ARRAY_LIST;
        }
        if (!Map.Entry.class.isAssignableFrom(type) && type != Optional.class) {
            types.requireNoKey(type);
        }
        return container;
    }

    /** The place of a class among those named before, or -1 where it is named for the first time. */
    int place(Class<?> type) {
        if (named == null) {
            named = new HashMap<>();
        }
        Integer before = named.putIfAbsent(type, named.size());
        return before == null ? -1 : before;
    }
}
