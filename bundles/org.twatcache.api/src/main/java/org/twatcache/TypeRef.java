package org.twatcache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
            throw new IllegalArgumentException("TypeRef needs its type argument: new TypeRef<List<String>>() {}");
        }
        this.type = parameterized.getActualTypeArguments()[0];
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
