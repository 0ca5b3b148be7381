package org.twatcache.codec.smile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** The JDK's values without parts. Every one of them comes back as it was, to the last bit. */
@SuppressWarnings("JavaUtilDate") // clients have it
final class Scalars {

    private static final int UUID_BYTES = 16;
    private static final Map<Class<?>, Form> FORMS = forms();

    private Scalars() {}

    /** The form of a class; null where it is none of these. */
    static @Nullable Form find(Class<?> type) {
        return FORMS.get(type);
    }

    private static Map<Class<?>, Form> forms() {
        Map<Class<?>, Form> forms = new HashMap<>();
        add(forms, String.class, JsonGenerator::writeString, Tokens::text);
        add(forms, Boolean.class, JsonGenerator::writeBoolean, Scalars::truth);
        add(forms, Byte.class, (out, value) -> out.writeNumber((int) value), in ->
                (byte) Tokens.integer(in, Byte.MIN_VALUE, Byte.MAX_VALUE));
        add(forms, Short.class, (out, value) -> out.writeNumber((int) value), in ->
                (short) Tokens.integer(in, Short.MIN_VALUE, Short.MAX_VALUE));
        add(forms, Character.class, (out, value) -> out.writeNumber((int) value), in ->
                (char) Tokens.integer(in, Character.MIN_VALUE, Character.MAX_VALUE));
        add(
                forms,
                Integer.class,
                JsonGenerator::writeNumber,
                in -> Tokens.integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE));
        add(forms, Long.class, JsonGenerator::writeNumber, Tokens::integer);
        add(forms, Float.class, JsonGenerator::writeNumber, in -> {
            Tokens.expectNumber(in, NumberType.FLOAT);
            return in.getFloatValue();
        });
        add(forms, Double.class, JsonGenerator::writeNumber, in -> {
            Tokens.expectNumber(in, NumberType.DOUBLE);
            return in.getDoubleValue();
        });
        primitives(forms);
        add(
                forms,
                BigInteger.class,
                (out, value) -> out.writeBinary(value.toByteArray()),
                in -> new BigInteger(Tokens.binary(in)));
        add(forms, BigDecimal.class, Scalars::writeDecimal, Scalars::decimal);
        add(forms, UUID.class, Scalars::writeUuid, Scalars::uuid);
        add(forms, URI.class, (out, value) -> out.writeString(value.toString()), in -> URI.create(Tokens.text(in)));
        add(
                forms,
                Currency.class,
                (out, value) -> out.writeString(value.getCurrencyCode()),
                in -> Currency.getInstance(Tokens.text(in)));
        add(forms, Locale.class, Scalars::writeLocale, in -> Locale.forLanguageTag(Tokens.text(in)));
        add(forms, Date.class, Scalars::writeDate, in -> new Date(Tokens.integer(in)));
        PrimitiveArrays.addTo(forms);
        Times.addTo(forms);
        return Map.copyOf(forms);
    }

    static <T> void add(
            Map<Class<?>, Form> forms,
            Class<T> type,
            BiConsumer<JsonGenerator, T> writer,
            Function<JsonParser, T> reader) {
        forms.put(type, new ScalarForm<>(type, writer, reader));
    }

    /** A field of a primitive type is read as its wrapper; that it is never null is its member's business. */
    private static void primitives(Map<Class<?>, Form> forms) {
        Map.of(
                        boolean.class, Boolean.class,
                        byte.class, Byte.class,
                        short.class, Short.class,
                        char.class, Character.class,
                        int.class, Integer.class,
                        long.class, Long.class,
                        float.class, Float.class,
                        double.class, Double.class)
                .forEach((primitive, wrapper) ->
                        forms.put(primitive, new PrimitiveForm(primitive, Objects.requireNonNull(forms.get(wrapper)))));
    }

    private static boolean truth(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new BadBytesException("found " + token + " instead of true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** As an array of scale and digits: the format's own decimals are read under limits that these do not need. */
    private static void writeDecimal(JsonGenerator out, BigDecimal value) {
        out.writeStartArray();
        out.writeNumber(value.scale());
        out.writeBinary(value.unscaledValue().toByteArray());
        out.writeEndArray();
    }

    private static BigDecimal decimal(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        in.nextToken();
        int scale = Tokens.integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
        in.nextToken();
        BigInteger digits = new BigInteger(Tokens.binary(in));
        Tokens.expectNext(in, JsonToken.END_ARRAY);
        return new BigDecimal(digits, scale);
    }

    private static void writeUuid(JsonGenerator out, UUID value) {
        out.writeBinary(ByteBuffer.allocate(UUID_BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array());
    }

    private static UUID uuid(JsonParser in) {
        byte[] bytes = Tokens.binary(in);
        if (bytes.length != UUID_BYTES) {
            throw new BadBytesException("found a UUID of " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static void writeLocale(JsonGenerator out, Locale value) {
        String tag = value.toLanguageTag();
        if (!Locale.forLanguageTag(tag).equals(value)) {
            throw new BadValueException("the locale " + value + " has no language tag of its own");
        }
        out.writeString(tag);
    }

    /** Its subclasses, such as {@code java.sql.Timestamp}, would come back as another class. */
    private static void writeDate(JsonGenerator out, Date value) {
        if (value.getClass() != Date.class) {
            throw new BadValueException(
                    "a " + value.getClass().getName() + " stands where a java.util.Date is declared");
        }
        out.writeNumber(value.getTime());
    }
}
