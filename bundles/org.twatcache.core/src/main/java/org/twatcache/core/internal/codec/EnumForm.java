package org.twatcache.core.internal.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A constant by its number: the shape of the class holds the names in their order. */
final class EnumForm implements Form {

    private final Class<?> type;
    private final @Nullable Object[] constants;

    EnumForm(Class<?> type) {
        this.type = type;
        this.constants = Objects.requireNonNull(type.getEnumConstants(), type::getName);
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the shape of the class holds the order
    public void write(Writing out, Object value) {
        out.sink().write(Tags.ENUM);
        out.types().writeClass(out, type);
        out.sink().varint(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(Reading in) {
        long ordinal = in.source().varint();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new Unreadable("there is no such constant");
        }
        return Objects.requireNonNull(constants[(int) ordinal]);
    }
}
