package org.twatcache.codec.smile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How the values of one type are written and read. Forms stand in a tree that is made when a cache is opened, after its type:
 * bytes can choose nothing but what a {@link ChoiceForm} offers. Safe for use by any number of threads.
 */
abstract class Form {

    /** Adds to the shape whatever changes the meaning of the bytes. */
    abstract void describe(Shape shape);

    /** Writes a value. */
    abstract void write(JsonGenerator out, Object value);

    /** Reads a value whose first token is the current one. */
    abstract Object read(JsonParser in);

    /** Writes a value that may be null. */
    void writeNullable(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else {
            write(out, value);
        }
    }

    /** Reads a value that may be null. */
    @Nullable
    Object readNullable(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : read(in);
    }
}
