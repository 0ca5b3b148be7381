package org.twatcache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries a type with its type arguments: {@code new TypeRef<List<Report>>() {}}.
 *
 * @param <T> the type
 */
@ConsumerType
public abstract class TypeRef<T> {

    private final Type type;

    /**
     * Captures the type argument of the subclass.
     *
     * @throws IllegalArgumentException where the subclass does not give one
     */
    protected TypeRef() {
        if (getClass().getGenericSuperclass() instanceof ParameterizedType parameterized
                && parameterized.getRawType() == TypeRef.class
                && !(parameterized.getActualTypeArguments()[0] instanceof TypeVariable)) {
            this.type = parameterized.getActualTypeArguments()[0];
        } else {
            throw new IllegalArgumentException(
                    "TypeRef needs a type as its argument, where it is extended: new TypeRef<List<String>>() {}");
        }
    }

    private TypeRef(Type type) {
        this.type = type;
    }

    /**
     * A type that is known at run time only.
     *
     * @param type the type
     * @return what carries it
     */
    public static TypeRef<?> of(Type type) {
        return new TypeRef<Object>(Objects.requireNonNull(type, "type")) {};
    }

    /**
     * The captured type.
     *
     * @return the type
     */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
