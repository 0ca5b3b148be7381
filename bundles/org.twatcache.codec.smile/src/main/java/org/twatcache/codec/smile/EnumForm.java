package org.twatcache.codec.smile;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A constant of an enum: its place. The shape names them all in their order. */
final class EnumForm extends Form {

    private final Class<?> type;
    private final Object[] constants;

    EnumForm(Class<?> type) {
        this.type = type;
        this.constants = type.getEnumConstants();
    }

    @Override
    void describe(Shape shape) {
        if (shape.enter("enum " + type.getName())) {
            shape.add(Arrays.stream(constants)
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList()
                    .toString());
        }
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the fingerprint covers the order of the constants
    void write(JsonGenerator out, Object value) {
        out.writeNumber(((Enum<?>) value).ordinal());
    }

    @Override
    Object read(JsonParser in) {
        return constants[Tokens.integer(in, 0, constants.length - 1)];
    }
}
