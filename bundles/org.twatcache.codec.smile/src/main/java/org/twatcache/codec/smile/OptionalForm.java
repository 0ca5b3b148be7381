package org.twatcache.codec.smile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An optional value: an array of one element or none, so that null stays null. */
final class OptionalForm extends Form {

    private final Form content;

    OptionalForm(Form content) {
        this.content = content;
    }

    @Override
    void describe(Shape shape) {
        shape.add("optional");
        content.describe(shape);
    }

    @Override
    void write(JsonGenerator out, Object value) {
        out.writeStartArray();
        @Nullable Object inside = ((Optional<?>) value).orElse(null);
        if (inside != null) {
            content.write(out, inside);
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return Optional.empty();
        }
        Object inside = content.read(in);
        Tokens.expectNext(in, JsonToken.END_ARRAY);
        return Optional.of(inside);
    }
}
