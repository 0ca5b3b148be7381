package org.twatcache.core.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/**
 * Java serialization of bytes from anywhere. A class that is not allowed is not even loaded: the filter alone would be asked
 * only afterwards. The filter bounds depth, references and lengths, and sees what objects replace themselves by.
 *
 * <p>A class of a client whose fields are not those that were written is refused: a renamed field would come back as null.
 */
final class GuardedInput extends ObjectInputStream {

    /** Nested hash sets cost two to the power of their depth: 1.4 KB took 7.8 s at 64. */
    private static final long DEPTH = 16;

    /** Room in arrays beyond the bytes that are left, for hash tables, which are larger than what is in them. */
    private static final long SPARE = 64;

    private final TypeTable types;

    GuardedInput(TypeTable types, byte[] bytes) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.types = types;
        setObjectInputFilter(info -> judge(info, bytes.length));
    }

    private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info, long length) {
        boolean large = info.depth() > DEPTH
                || info.references() > length
                || info.streamBytes() > length
                || info.arrayLength() > length - info.streamBytes() + SPARE;
        if (large) {
            return ObjectInputFilter.Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.isPrimitive() || isAllowed(type.getName())
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }

    private boolean isAllowed(String name) {
        return JdkNames.ALL.contains(name) || types.mayName(name);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        String name = described.getName();
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions > 0 && dimensions == name.length() - 1) {
            // An array of primitives, such as [[I: every loader has the same.
            return Class.forName(name, false, null);
        }
        boolean wrapped = dimensions > 0 && name.charAt(dimensions) == 'L' && name.endsWith(";");
        String element = wrapped ? name.substring(dimensions + 1, name.length() - 1) : name;
        if (dimensions > 255 || !isAllowed(element)) {
            throw new InvalidClassException(element, "not allowed");
        }
        Class<?> type = types.load(element);
        if (dimensions == 0 && !Discovery.isOfJdk(type)) {
            requireSameShape(type, described);
        }
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static void requireSameShape(Class<?> type, ObjectStreamClass described) throws IOException {
        ObjectStreamClass local = ObjectStreamClass.lookupAny(type);
        boolean same = type.isEnum()
                || (local.getSerialVersionUID() == described.getSerialVersionUID()
                        && Shapes.fields(local).equals(Shapes.fields(described)));
        if (!same) {
            throw new InvalidClassException(type.getName(), "has another shape now");
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException("a proxy", "not allowed");
    }
}
