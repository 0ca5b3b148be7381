package org.twatcache.codec.smile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A primitive: as its wrapper, but never null. */
final class PrimitiveForm extends Form {

    private final Class<?> type;
    private final Form wrapper;

    PrimitiveForm(Class<?> type, Form wrapper) {
        this.type = type;
        this.wrapper = wrapper;
    }

    @Override
    void describe(Shape shape) {
        shape.add(type.getName());
    }

    @Override
    void write(JsonGenerator out, Object value) {
        wrapper.write(out, value);
    }

    @Override
    Object read(JsonParser in) {
        return wrapper.read(in);
    }

    @Override
    @Nullable
    Object readNullable(JsonParser in) {
        return wrapper.read(in);
    }
}
