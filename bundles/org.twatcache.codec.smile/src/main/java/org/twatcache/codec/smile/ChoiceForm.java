package org.twatcache.codec.smile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A type of which values may have several classes: an array of which class it is, and the value. Classes that follow from the
 * type itself are numbered; others go by name, where the owner allows them.
 */
final class ChoiceForm extends Form {

    private final ResolvedType type;
    private final @Nullable Named named;
    private List<Choice> choices = List.of();

    /**
     * Has no choices yet, because their types may have members of this type.
     *
     * @param named finds those that the owner allows; null where it allows none here
     */
    ChoiceForm(ResolvedType type, @Nullable Named named) {
        this.type = type;
        this.named = named;
    }

    /** Ends the making of this form. */
    void complete(List<Choice> all) {
        choices = List.copyOf(all);
    }

    @Override
    void describe(Shape shape) {
        if (shape.enter("choice " + type)) {
            choices.forEach(choice -> choice.form().describe(shape));
            shape.add(named == null ? "end" : "or named");
        }
    }

    @Override
    void write(JsonGenerator out, Object value) {
        out.writeStartArray();
        // A constant of an enum may have a class of its own.
        int number = number(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        if (number >= 0) {
            out.writeNumber(number);
            choices.get(number).form().write(out, value);
        } else if (named != null) {
            Named.Entry entry = named.of(type, value.getClass());
            out.writeString(entry.id());
            entry.form().write(out, value);
        } else {
            throw new BadValueException("a " + value.getClass().getName() + " stands where a " + type
                    + " is declared; list its package with 'allow', or seal the type");
        }
        out.writeEndArray();
    }

    private int number(Class<?> sought) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).type() == sought) {
                return i;
            }
        }
        return -1;
    }

    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        Form form;
        if (in.nextToken() == JsonToken.VALUE_STRING && named != null) {
            form = named.of(type, Tokens.text(in)).form();
        } else {
            form = choices.get(Tokens.integer(in, 0, choices.size() - 1)).form();
        }
        in.nextToken();
        Object value = form.read(in);
        Tokens.expectNext(in, JsonToken.END_ARRAY);
        return value;
    }
}
