package org.twatcache.core.internal.codec;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.codec.Codec;
import org.twatcache.codec.CodecRequest;

/**
 * The classes that the encodings of one cache may name. Those that its declared type implies are named by their number; the
 * fingerprint stands for all of them. Others that the owner allows are named by name and shape. Holds classes of the client,
 * and is held by nothing but the cache.
 */
final class TypeTable {

    private final CodecRequest request;
    private final boolean forKeys;
    private final List<Class<?>> known;
    private final Map<Class<?>, Integer> places = new HashMap<>();
    private final Set<String> implied = new HashSet<>();
    private final Map<Class<?>, Form> forms = new ConcurrentHashMap<>();
    private final Map<Class<?>, Long> shapes = new ConcurrentHashMap<>();
    private final SerializedForm serialized = new SerializedForm(this);
    private final long fingerprint;

    /** Refuses a type whose values cannot be encoded, or, for keys, not such that equal ones have equal bytes. */
    TypeTable(CodecRequest request, boolean forKeys) {
        this.request = request;
        this.forKeys = forKeys;
        Type root = request.type();
        try {
            Discovery found = Discovery.of(root, forKeys);
            if (found.refusal() != null) {
                throw refused(request, found.refusal(), null);
            }
            this.known = found.classes();
            for (Class<?> type : known) {
                places.put(type, places.size());
                implied.add(type.getName());
            }
            this.fingerprint = Shapes.hash(
                    root.getTypeName() + known.stream().map(Shapes::of).collect(Collectors.joining("\n", "\n", "\n")));
        } catch (LinkageError | TypeNotPresentException e) {
            throw refused(request, root.getTypeName() + " cannot be looked at: " + e, e);
        }
    }

    private static CacheConfigurationException refused(
            CodecRequest request, @Nullable String reason, @Nullable Throwable cause) {
        return new CacheConfigurationException(
                "Cache '" + request.cache() + "' cannot be kept as bytes by the codec '" + Codec.BUILT_IN + "': "
                        + reason,
                request.cache(),
                null,
                cause);
    }

    boolean isForKeys() {
        return forKeys;
    }

    long fingerprint() {
        return fingerprint;
    }

    SerializedForm serialized() {
        return serialized;
    }

    /** Throws where a value of a class must not be part of a key. */
    void requireNoKey(Class<?> type) {
        if (forKeys) {
            throw new CacheSerializationException(Discovery.notAKey(type.getTypeName()), request.cache(), null, null);
        }
    }

    /** Whether bytes may name a class. */
    boolean mayName(String name) {
        return implied.contains(name) || request.allows(name);
    }

    /** Finds a class that bytes may name, without initializing it; a JDK's own is that of the JDK. */
    Class<?> load(String name) throws ClassNotFoundException {
        return name.startsWith("java.")
                ? Class.forName(name, false, ClassLoader.getPlatformClassLoader())
                : request.load(name);
    }

    /** How a value's class is written. */
    Form formOf(Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Form form = forms.get(type);
        return form != null ? form : newForm(type);
    }

    RecordForm recordForm(Class<?> type) {
        Form form = forms.get(type);
        return (RecordForm) (form != null ? form : newForm(type));
    }

    private Form newForm(Class<?> type) {
        requireNameable(type);
        Form form;
        if (type.isRecord()) {
            form = new RecordForm(type);
        } else if (type.isEnum()) {
            form = new EnumForm(type);
        } else {
            requireNoKey(type);
            SerializedForm.require(type);
            form = serialized;
        }
        forms.put(type, form);
        return form;
    }

    private void requireNameable(Class<?> type) {
        String name = type.getName();
        if (places.containsKey(type) || JdkNames.TOP.contains(name) || JdkNames.ENUMS.contains(name)) {
            return;
        }
        if (!request.allows(name)) {
            throw new CacheSerializationException(
                    "the declared types do not imply the class " + name
                            + "; allow it or its package in the spec (allow=" + name
                            + "), or declare a type that implies it",
                    request.cache(),
                    null,
                    null);
        }
        try {
            if (load(name) == type) {
                return;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw foreign(type, e);
        }
        throw foreign(type, null);
    }

    private CacheSerializationException foreign(Class<?> type, @Nullable Throwable cause) {
        return new CacheSerializationException(
                type + " of " + type.getClassLoader()
                        + " is not the class that the owner of the cache sees by this name",
                request.cache(),
                null,
                cause);
    }

    /** Names a class: its number, or the place where these bytes named it before, or its name and shape. */
    void writeClass(Writing out, Class<?> type) {
        Integer place = places.get(type);
        if (place != null) {
            out.sink().varint(place + 1L);
            return;
        }
        int before = out.place(type);
        if (before >= 0) {
            out.sink().varint(known.size() + 1L + before);
        } else {
            requireNameable(type);
            out.sink().varint(0);
            out.sink().text(type.getName());
            out.sink().int64(shape(type));
        }
    }

    private Class<?> readClass(Reading in) {
        long place = in.source().varint();
        if (place != 0) {
            return place > 0 && place <= known.size() ? known.get((int) place - 1) : in.named(place - known.size() - 1);
        }
        String name = in.source().text();
        if (!mayName(name) && !JdkNames.ENUMS.contains(name)) {
            throw new Unreadable("a class is not allowed");
        }
        try {
            Class<?> type = load(name);
            if (in.source().int64() != shape(type)) {
                throw new Unreadable("a class has another shape now");
            }
            in.name(type);
            return type;
        } catch (ClassNotFoundException e) {
            throw new Unreadable("a class is not there", e);
        }
    }

    private long shape(Class<?> type) {
        Long shape = shapes.get(type);
        if (shape == null) {
            shape = Shapes.hash(Shapes.of(type));
            shapes.put(type, shape);
        }
        return shape;
    }

    /** Reads a record or a constant. */
    Object readForm(Reading in, int tag) {
        Class<?> type = readClass(in);
        if (tag == Tags.RECORD ? !type.isRecord() : !type.isEnum()) {
            throw new Unreadable("a class is of another kind");
        }
        Form form = forms.get(type);
        return (form != null ? form : newForm(type)).read(in);
    }

    /** Names the class of an array's elements. */
    void writeComponent(Writing out, Class<?> component) {
        Class<?> base = component;
        int dimensions = 0;
        while (base.isArray()) {
            base = base.getComponentType();
            dimensions++;
        }
        out.sink().varint(dimensions);
        int common = JdkComponents.number(base);
        out.sink().varint(common + 1L);
        if (common < 0) {
            writeClass(out, base);
        }
    }

    Class<?> readComponent(Reading in) {
        long dimensions = in.source().varint();
        long common = in.source().varint();
        Class<?> component = common == 0 ? readClass(in) : JdkComponents.of(common - 1);
        if (dimensions < 0 || dimensions > Writing.DEPTH || (dimensions == 0 && component.isPrimitive())) {
            throw new Unreadable("an array is of no class");
        }
        for (long i = 0; i < dimensions; i++) {
            component = component.arrayType();
        }
        return component;
    }
}
