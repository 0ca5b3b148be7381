package org.twatcache.core.internal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSerializationException;

/**
 * A record: its components in their order, read by its accessors and handed to its canonical constructor. Plain method
 * handles: spun classes would have to see both this and the client's class.
 */
final class RecordForm implements Form {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final Class<?>[] raw;
    private final Expected[] expected;

    RecordForm(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.raw = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.expected = new Expected[raw.length];
        this.accessors = new MethodHandle[raw.length];
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(raw);
            canonical.setAccessible(true);
            this.constructor = MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asFixedArity()
                    .asSpreader(Object[].class, raw.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            for (int i = 0; i < raw.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                accessors[i] = MethodHandles.lookup()
                        .unreflect(accessor)
                        .asType(MethodType.methodType(Object.class, Object.class));
                expected[i] = Expected.of(components[i].getGenericType());
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CacheSerializationException(
                    "the record " + type.getName() + " cannot be taken apart and put together: " + e, null, null, e);
        }
    }

    @Override
    public void write(Writing out, Object value) {
        ByteSink sink = out.sink();
        sink.write(Tags.RECORD);
        out.types().writeClass(out, type);
        for (int i = 0; i < raw.length; i++) {
            Object component = get(i, value);
            if (raw[i].isPrimitive()) {
                Primitives.write(sink, raw[i], component);
            } else {
                out.write(component);
            }
        }
    }

    /** A component; what an accessor throws is wrapped. */
    @Nullable
    Object get(int component, Object value) {
        try {
            return (Object) accessors[component].invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new CacheSerializationException(
                    "an accessor of the record " + type.getName() + " threw " + e, null, null, e);
        }
    }

    int components() {
        return raw.length;
    }

    @Override
    public Object read(Reading in) {
        @Nullable Object[] components = new @Nullable Object[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (raw[i].isPrimitive()) {
                components[i] = Primitives.read(in.source(), raw[i]);
            } else {
                components[i] = in.read();
                if (!expected[i].accepts(components[i], in.types())) {
                    throw new Unreadable("a component of a record is of another type");
                }
            }
        }
        try {
            return (Object) constructor.invokeExact(components);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new Unreadable("a constructor threw", e);
        }
    }
}
