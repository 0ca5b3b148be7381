package org.twatcache.codec.smile;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An array of objects. */
final class ArrayForm extends Form {

    private final Class<?> component;
    private final Form element;

    ArrayForm(Class<?> component, Form element) {
        this.component = component;
        this.element = element;
    }

    @Override
    void describe(Shape shape) {
        shape.add("array");
        element.describe(shape);
    }

    @Override
    void write(JsonGenerator out, Object value) {
        if (value.getClass().getComponentType() != component) {
            throw new BadValueException("a " + value.getClass().getTypeName() + " stands where a "
                    + component.getTypeName() + "[] is declared");
        }
        out.writeStartArray();
        for (@Nullable Object each : (@Nullable Object[]) value) {
            element.writeNullable(out, each);
        }
        out.writeEndArray();
    }

    /** Into a list first: the bytes do not say how many there are, and are not to be believed if they did. */
    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.readNullable(in));
        }
        Object array = Array.newInstance(component, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }
}
