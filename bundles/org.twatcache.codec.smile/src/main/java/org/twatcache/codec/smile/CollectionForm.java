package org.twatcache.codec.smile;

import java.util.Collection;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A list or a set. */
final class CollectionForm extends Form {

    private final Class<?> type;
    private final Supplier<? extends Collection<?>> empty;
    private final Form element;

    CollectionForm(Class<?> type, Supplier<? extends Collection<?>> empty, Form element) {
        this.type = type;
        this.empty = empty;
        this.element = element;
    }

    @Override
    void describe(Shape shape) {
        shape.add(type.getName());
        element.describe(shape);
    }

    @Override
    void write(JsonGenerator out, Object value) {
        if (value instanceof SortedSet<?> sorted && sorted.comparator() != null) {
            throw new BadValueException("a sorted set has a comparator, which cannot be kept");
        }
        out.writeStartArray();
        for (@Nullable Object each : (Collection<?>) value) {
            element.writeNullable(out, each);
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        @SuppressWarnings("unchecked") // empty, and filled with what the form of its elements reads
        Collection<@Nullable Object> elements = (Collection<@Nullable Object>) empty.get();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (!elements.add(element.readNullable(in))) {
                throw new BadBytesException("found an element of a set twice");
            }
        }
        return elements;
    }
}
