package org.twatcache.codec.smile;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A record or a bean: an array of its members' values, exactly as many as it has. */
final class ObjectForm extends Form {

    private final ResolvedType type;
    private final MethodHandle constructor;
    private List<Member> members = List.of();

    /**
     * Has no members yet, because a type may be its own member's type.
     *
     * @param type a record, whose constructor takes all values as an array, or a bean, whose constructor takes nothing
     */
    ObjectForm(ResolvedType type, MethodHandle constructor) {
        this.type = type;
        this.constructor = constructor;
    }

    /** Ends the making of this form. */
    void complete(List<Member> all) {
        members = List.copyOf(all);
    }

    @Override
    void describe(Shape shape) {
        if (shape.enter((type.raw().isRecord() ? "record " : "bean ") + type)) {
            for (Member member : members) {
                shape.add(member.name() + ":");
                member.form().describe(shape);
            }
            shape.add("end");
        }
    }

    @Override
    void write(JsonGenerator out, Object value) {
        if (value.getClass() != type.raw()) {
            throw new BadValueException("a " + value.getClass().getName() + " stands where a "
                    + type.raw().getName()
                    + " is declared; list the packages of subclasses with 'allow', or seal the type");
        }
        out.writeStartArray();
        for (Member member : members) {
            member.form().writeNullable(out, get(member, value));
        }
        out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        Object value = type.raw().isRecord() ? readRecord(in) : readBean(in);
        Tokens.expectNext(in, JsonToken.END_ARRAY);
        return value;
    }

    private Object readRecord(JsonParser in) {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(in, members.get(i));
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw Handles.rethrown(e);
        }
    }

    private Object readBean(JsonParser in) {
        try {
            Object bean = (Object) constructor.invokeExact();
            for (Member member : members) {
                Objects.requireNonNull(member.setter()).invokeExact(bean, next(in, member));
            }
            return bean;
        } catch (Throwable e) {
            throw Handles.rethrown(e);
        }
    }

    private static @Nullable Object next(JsonParser in, Member member) {
        in.nextToken();
        return member.form().readNullable(in);
    }

    private static @Nullable Object get(Member member, Object value) {
        try {
            return (@Nullable Object) member.getter().invokeExact(value);
        } catch (Throwable e) {
            throw Handles.rethrown(e);
        }
    }
}
