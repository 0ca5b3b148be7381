package org.twatcache.core.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSerializationException;

/** The value types of the JDK that the built-in codec writes without naming a class. Tags below {@link Tags#OPTIONAL}. */
@SuppressWarnings("JavaUtilDate") // clients use it
final class Scalars {

    private static final List<Scalar<?>> ALL = List.of(
            key(3, Byte.class, (out, value) -> out.write(value), in -> (byte) in.read()),
            key(4, Short.class, (out, value) -> out.zigzag(value), in -> (short) in.zigzag32()),
            key(5, Character.class, (out, value) -> out.varint(value), in -> (char) in.varint()),
            key(6, Integer.class, (out, value) -> out.zigzag(value), ByteSource::zigzag32),
            key(7, Long.class, ByteSink::zigzag, ByteSource::zigzag),
            key(8, Float.class, Scalars::writeFloat, Scalars::readFloat),
            key(9, Double.class, Scalars::writeDouble, Scalars::readDouble),
            key(10, String.class, ByteSink::text, ByteSource::text),
            key(11, BigInteger.class, Scalars::writeInteger, Scalars::readInteger),
            key(12, BigDecimal.class, Scalars::writeDecimal, in -> {
                int scale = in.zigzag32();
                return new BigDecimal(readInteger(in), scale);
            }),
            key(13, UUID.class, Scalars::writeUuid, in -> new UUID(in.int64(), in.int64())),
            key(14, LocalDate.class, Scalars::writeDate, Scalars::readDate),
            key(15, LocalTime.class, Scalars::writeTime, Scalars::readTime),
            key(16, LocalDateTime.class, Scalars::writeDateTime, Scalars::readDateTime),
            key(17, Instant.class, Scalars::writeInstant, in -> Instant.ofEpochSecond(in.zigzag(), in.varint())),
            key(18, Duration.class, Scalars::writeDuration, in -> Duration.ofSeconds(in.zigzag(), in.varint())),
            key(19, Period.class, Scalars::writePeriod, in -> Period.of(in.zigzag32(), in.zigzag32(), in.zigzag32())),
            key(20, Year.class, (out, value) -> out.zigzag(value.getValue()), in -> Year.of(in.zigzag32())),
            key(21, YearMonth.class, Scalars::writeYearMonth, in -> YearMonth.of(in.zigzag32(), in.read())),
            key(22, MonthDay.class, Scalars::writeMonthDay, in -> MonthDay.of(in.read(), in.read())),
            key(23, ZoneOffset.class, Scalars::writeOffset, Scalars::readOffset),
            key(24, zoneRegion(), (out, value) -> out.text(value.getId()), in -> ZoneId.of(in.text())),
            key(25, ZonedDateTime.class, Scalars::writeZoned, Scalars::readZoned),
            key(
                    26,
                    OffsetDateTime.class,
                    Scalars::writeOffsetDateTime,
                    in -> OffsetDateTime.of(readDateTime(in), readOffset(in))),
            key(27, OffsetTime.class, Scalars::writeOffsetTime, in -> OffsetTime.of(readTime(in), readOffset(in))),
            value(28, Date.class, (out, value) -> out.zigzag(value.getTime()), in -> new Date(in.zigzag())),
            key(29, Locale.class, Scalars::writeLocale, in -> Locale.forLanguageTag(in.text())),
            // Two that differ in upper and lower case of the host are equal.
            value(30, URI.class, (out, value) -> out.text(value.toString()), in -> URI.create(in.text())),
            key(
                    31,
                    Currency.class,
                    (out, value) -> out.text(value.getCurrencyCode()),
                    in -> Currency.getInstance(in.text())),
            value(32, BitSet.class, Scalars::writeBits, in -> BitSet.valueOf(in.bytes(in.count(1)))),
            key(
                    33,
                    OptionalInt.class,
                    Scalars::writeOptionalInt,
                    in -> in.read() == 0 ? OptionalInt.empty() : OptionalInt.of(in.zigzag32())),
            key(
                    34,
                    OptionalLong.class,
                    Scalars::writeOptionalLong,
                    in -> in.read() == 0 ? OptionalLong.empty() : OptionalLong.of(in.zigzag())),
            key(
                    35,
                    OptionalDouble.class,
                    Scalars::writeOptionalDouble,
                    in -> in.read() == 0 ? OptionalDouble.empty() : OptionalDouble.of(readDouble(in))));

    private static final Map<Class<?>, Scalar<?>> BY_CLASS = new HashMap<>();
    private static final @Nullable Scalar<?>[] BY_TAG = new Scalar<?>[Tags.OPTIONAL];

    static {
        for (Scalar<?> scalar : ALL) {
            BY_CLASS.put(scalar.type(), scalar);
            BY_TAG[scalar.tag()] = scalar;
        }
    }

    private Scalars() {}

    static @Nullable Scalar<?> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static @Nullable Scalar<?> of(int tag) {
        return tag < BY_TAG.length ? BY_TAG[tag] : null;
    }

    private static <T> Scalar<T> key(
            int tag, Class<? extends T> type, BiConsumer<ByteSink, T> writer, Function<ByteSource, T> reader) {
        return new Scalar<>(tag, type, true, writer, reader);
    }

    private static <T> Scalar<T> value(
            int tag, Class<? extends T> type, BiConsumer<ByteSink, T> writer, Function<ByteSource, T> reader) {
        return new Scalar<>(tag, type, false, writer, reader);
    }

    /** The class of zones by name is not public. */
    private static Class<? extends ZoneId> zoneRegion() {
        return ZoneId.of("Europe/Zurich").getClass();
    }

    static void writeFloat(ByteSink out, float value) {
        out.int32(Float.floatToIntBits(value));
    }

    static float readFloat(ByteSource in) {
        return Float.intBitsToFloat(in.int32());
    }

    static void writeDouble(ByteSink out, double value) {
        out.int64(Double.doubleToLongBits(value));
    }

    static double readDouble(ByteSource in) {
        return Double.longBitsToDouble(in.int64());
    }

    private static void writeInteger(ByteSink out, BigInteger value) {
        byte[] bytes = value.toByteArray();
        out.varint(bytes.length);
        out.write(bytes);
    }

    private static BigInteger readInteger(ByteSource in) {
        return new BigInteger(in.bytes(in.count(1)));
    }

    private static void writeDecimal(ByteSink out, BigDecimal value) {
        out.zigzag(value.scale());
        writeInteger(out, value.unscaledValue());
    }

    private static void writeUuid(ByteSink out, UUID value) {
        out.int64(value.getMostSignificantBits());
        out.int64(value.getLeastSignificantBits());
    }

    private static void writeDate(ByteSink out, LocalDate value) {
        out.zigzag(value.toEpochDay());
    }

    private static LocalDate readDate(ByteSource in) {
        return LocalDate.ofEpochDay(in.zigzag());
    }

    private static void writeTime(ByteSink out, LocalTime value) {
        out.varint(value.toNanoOfDay());
    }

    private static LocalTime readTime(ByteSource in) {
        return LocalTime.ofNanoOfDay(in.varint());
    }

    private static void writeDateTime(ByteSink out, LocalDateTime value) {
        writeDate(out, value.toLocalDate());
        writeTime(out, value.toLocalTime());
    }

    private static LocalDateTime readDateTime(ByteSource in) {
        LocalDate date = readDate(in);
        return LocalDateTime.of(date, readTime(in));
    }

    private static void writeInstant(ByteSink out, Instant value) {
        out.zigzag(value.getEpochSecond());
        out.varint(value.getNano());
    }

    private static void writeDuration(ByteSink out, Duration value) {
        out.zigzag(value.getSeconds());
        out.varint(value.getNano());
    }

    private static void writePeriod(ByteSink out, Period value) {
        out.zigzag(value.getYears());
        out.zigzag(value.getMonths());
        out.zigzag(value.getDays());
    }

    private static void writeYearMonth(ByteSink out, YearMonth value) {
        out.zigzag(value.getYear());
        out.write(value.getMonthValue());
    }

    private static void writeMonthDay(ByteSink out, MonthDay value) {
        out.write(value.getMonthValue());
        out.write(value.getDayOfMonth());
    }

    private static void writeOffset(ByteSink out, ZoneOffset value) {
        out.zigzag(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(ByteSource in) {
        return ZoneOffset.ofTotalSeconds(in.zigzag32());
    }

    private static void writeZoned(ByteSink out, ZonedDateTime value) {
        writeDateTime(out, value.toLocalDateTime());
        writeOffset(out, value.getOffset());
        out.text(value.getZone().getId());
    }

    private static ZonedDateTime readZoned(ByteSource in) {
        LocalDateTime time = readDateTime(in);
        ZoneOffset offset = readOffset(in);
        return ZonedDateTime.ofInstant(time, offset, ZoneId.of(in.text()));
    }

    private static void writeOffsetDateTime(ByteSink out, OffsetDateTime value) {
        writeDateTime(out, value.toLocalDateTime());
        writeOffset(out, value.getOffset());
    }

    private static void writeOffsetTime(ByteSink out, OffsetTime value) {
        writeTime(out, value.toLocalTime());
        writeOffset(out, value.getOffset());
    }

    /** A few, made by the old constructors, have no tag that gives them back. */
    private static void writeLocale(ByteSink out, Locale value) {
        String tag = value.toLanguageTag();
        if (!Locale.forLanguageTag(tag).equals(value)) {
            throw new CacheSerializationException("the locale " + value + " has no language tag", null, null, null);
        }
        out.text(tag);
    }

    private static void writeBits(ByteSink out, BitSet value) {
        byte[] bytes = value.toByteArray();
        out.varint(bytes.length);
        out.write(bytes);
    }

    private static void writeOptionalInt(ByteSink out, OptionalInt value) {
        out.write(value.isPresent() ? 1 : 0);
        value.ifPresent(out::zigzag);
    }

    private static void writeOptionalLong(ByteSink out, OptionalLong value) {
        out.write(value.isPresent() ? 1 : 0);
        value.ifPresent(out::zigzag);
    }

    private static void writeOptionalDouble(ByteSink out, OptionalDouble value) {
        out.write(value.isPresent() ? 1 : 0);
        value.ifPresent(number -> writeDouble(out, number));
    }
}
