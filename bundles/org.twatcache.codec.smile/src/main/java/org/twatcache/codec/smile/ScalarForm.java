package org.twatcache.codec.smile;

import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * A value without parts.
 *
 * @param <T> its class
 */
final class ScalarForm<T> extends Form {

    private final Class<T> type;
    private final BiConsumer<JsonGenerator, T> writer;
    private final Function<JsonParser, T> reader;

    ScalarForm(Class<T> type, BiConsumer<JsonGenerator, T> writer, Function<JsonParser, T> reader) {
        this.type = type;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    void describe(Shape shape) {
        shape.add(type.getName());
    }

    @Override
    void write(JsonGenerator out, Object value) {
        writer.accept(out, type.cast(value));
    }

    @Override
    Object read(JsonParser in) {
        return reader.apply(in);
    }
}
