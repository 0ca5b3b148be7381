package org.twatcache.codec.smile;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A map: keys and values in turn, so that keys may be anything. */
final class MapForm extends Form {

    private final Class<?> type;
    private final Supplier<? extends Map<?, ?>> empty;
    private final Form key;
    private final Form content;

    MapForm(Class<?> type, Supplier<? extends Map<?, ?>> empty, Form key, Form content) {
        this.type = type;
        this.empty = empty;
        this.key = key;
        this.content = content;
    }

    @Override
    void describe(Shape shape) {
        shape.add(type.getName());
        key.describe(shape);
        content.describe(shape);
    }

    @Override
    void write(JsonGenerator out, Object value) {
        if (value instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
            throw new BadValueException("a sorted map has a comparator, which cannot be kept");
        }
        out.writeStartArray();
        for (Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> entry : ((Map<?, ?>) value).entrySet()) {
            key.writeNullable(out, entry.getKey());
            content.writeNullable(out, entry.getValue());
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        @SuppressWarnings("unchecked") // empty, and filled with what the forms of its parts read
        Map<@Nullable Object, @Nullable Object> entries = (Map<@Nullable Object, @Nullable Object>) empty.get();
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            @Nullable Object name = key.readNullable(in);
            in.nextToken();
            entries.put(name, content.readNullable(in));
            count++;
            if (entries.size() != count) {
                throw new BadBytesException("found a key of a map twice");
            }
        }
        return entries;
    }
}
