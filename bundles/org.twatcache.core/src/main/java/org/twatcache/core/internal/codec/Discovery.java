package org.twatcache.core.internal.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client's classes that a declared type implies, in an order that is the same in every process: the types of record
 * components and of fields, type arguments, permitted subclasses. And the first of them that cannot be encoded. Initializes
 * none.
 */
final class Discovery {

    private final boolean keys;
    private final Set<Type> visited = new HashSet<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private @Nullable String refusal;

    private Discovery(boolean keys) {
        this.keys = keys;
    }

    /** What a type implies; for keys equal values must have equal bytes. */
    static Discovery of(Type root, boolean keys) {
        Discovery discovery = new Discovery(keys);
        discovery.visit(root);
        return discovery;
    }

    List<Class<?>> classes() {
        return new ArrayList<>(classes);
    }

    /** Why values of the type cannot be encoded; null where they can, as far as the declarations tell. */
    @Nullable
    String refusal() {
        return refusal;
    }

    private void visit(Type type) {
        if (!visited.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            visitClass(plain);
        } else if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType());
            visitAll(parameterized.getActualTypeArguments());
        } else if (type instanceof WildcardType wildcard) {
            visitAll(wildcard.getUpperBounds());
        } else if (type instanceof TypeVariable<?> variable) {
            visitAll(variable.getBounds());
        } else if (type instanceof GenericArrayType array) {
            refuseAsKey(array.getTypeName());
            visit(array.getGenericComponentType());
        }
    }

    private void visitAll(Type[] types) {
        for (Type each : types) {
            visit(each);
        }
    }

    private void visitClass(Class<?> type) {
        if (type.isPrimitive()) {
            return;
        }
        if (type.isArray()) {
            refuseAsKey(type.getTypeName());
            visit(type.getComponentType());
        } else if (type.isEnum()) {
            classes.add(type);
        } else if (isOfJdk(type)) {
            visitJdk(type);
        } else if (type.isRecord()) {
            classes.add(type);
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
            }
        } else {
            visitOther(type);
        }
    }

    private void visitJdk(Class<?> type) {
        Scalar<?> scalar = Scalars.of(type);
        boolean ordered = !Map.class.isAssignableFrom(type)
                && (!Collection.class.isAssignableFrom(type) || List.class.isAssignableFrom(type));
        boolean open = type.isInterface() || Modifier.isAbstract(type.getModifiers());
        if (scalar != null ? !scalar.isKey() : !ordered && type != Collection.class) {
            refuseAsKey(type.getName());
        }
        boolean known = scalar != null
                || open
                || type == Object.class
                || type == Boolean.class
                || Containers.tag(type) != Tags.NULL
                || JdkNames.TOP.contains(type.getName());
        if (!known) {
            refuse(type.getName() + " has no encoding");
        }
    }

    private void visitOther(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            classes.add(type);
            visitAll(permitted);
        }
        boolean open = type.isInterface() || Modifier.isAbstract(type.getModifiers());
        if (!Serializable.class.isAssignableFrom(type)) {
            if (!open) {
                refuse(type.getName()
                        + " is neither a record nor Serializable: make it one of them, or name a codec for"
                        + " graphs of objects");
            }
            return;
        }
        classes.add(type);
        if (type.isInterface()) {
            return;
        }
        if (!open) {
            refuseAsKey(type.getName());
        }
        visitFields(type);
    }

    private void visitFields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                visitField(field);
            }
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null && !isOfJdk(parent) && Serializable.class.isAssignableFrom(parent)) {
            visit(parent);
        }
    }

    /** A field's class implies what it implies, but refuses nothing: null may be all that it ever holds. */
    private void visitField(Field field) {
        String before = refusal;
        visit(field.getGenericType());
        refusal = before;
    }

    private void refuseAsKey(String type) {
        if (keys) {
            refuse(notAKey(type));
        }
    }

    static String notAKey(String type) {
        return type + " is no type of a key: keys that are equal would have different bytes; use texts, numbers, enums,"
                + " records or lists of them";
    }

    private void refuse(String reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** No other loader may define such a class. */
    static boolean isOfJdk(Class<?> type) {
        return type.getName().startsWith("java.");
    }
}
