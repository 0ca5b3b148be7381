package org.twatcache.codec.smile;

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
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The classes of {@code java.time}, as numbers: shorter than their texts, and with nothing normalized away. */
final class Times {

    private Times() {}

    static void addTo(Map<Class<?>, Form> forms) {
        number(forms, LocalDate.class, LocalDate::toEpochDay, LocalDate::ofEpochDay);
        number(forms, LocalTime.class, LocalTime::toNanoOfDay, LocalTime::ofNanoOfDay);
        number(forms, Year.class, Year::getValue, year -> Year.of(Math.toIntExact(year)));
        number(forms, ZoneOffset.class, ZoneOffset::getTotalSeconds, Times::offset);
        numbers(
                forms,
                Instant.class,
                2,
                value -> new long[] {value.getEpochSecond(), value.getNano()},
                n -> Instant.ofEpochSecond(n[0], n[1]));
        numbers(
                forms,
                Duration.class,
                2,
                value -> new long[] {value.getSeconds(), value.getNano()},
                n -> Duration.ofSeconds(n[0], n[1]));
        numbers(
                forms,
                Period.class,
                3,
                value -> new long[] {value.getYears(), value.getMonths(), value.getDays()},
                n -> Period.of(Math.toIntExact(n[0]), Math.toIntExact(n[1]), Math.toIntExact(n[2])));
        numbers(
                forms,
                YearMonth.class,
                2,
                value -> new long[] {value.getYear(), value.getMonthValue()},
                n -> YearMonth.of(Math.toIntExact(n[0]), Math.toIntExact(n[1])));
        numbers(
                forms,
                MonthDay.class,
                2,
                value -> new long[] {value.getMonthValue(), value.getDayOfMonth()},
                n -> MonthDay.of(Math.toIntExact(n[0]), Math.toIntExact(n[1])));
        numbers(forms, LocalDateTime.class, 2, value -> local(value, 0, 2), Times::local);
        numbers(
                forms,
                OffsetDateTime.class,
                3,
                value -> local(value.toLocalDateTime(), value.getOffset().getTotalSeconds(), 3),
                n -> OffsetDateTime.of(local(n), offset(n[2])));
        numbers(
                forms,
                OffsetTime.class,
                2,
                value -> new long[] {
                    value.toLocalTime().toNanoOfDay(), value.getOffset().getTotalSeconds()
                },
                n -> OffsetTime.of(LocalTime.ofNanoOfDay(n[0]), offset(n[1])));
        Scalars.add(forms, ZonedDateTime.class, Times::writeZoned, Times::zoned);
        Scalars.add(
                forms, ZoneId.class, (out, value) -> out.writeString(value.getId()), in -> ZoneId.of(Tokens.text(in)));
    }

    private static <T> void number(
            Map<Class<?>, Form> forms, Class<T> type, ToLongFunction<T> to, Function<Long, T> from) {
        Scalars.add(
                forms,
                type,
                (out, value) -> out.writeNumber(to.applyAsLong(value)),
                in -> from.apply(Tokens.integer(in)));
    }

    private static <T> void numbers(
            Map<Class<?>, Form> forms, Class<T> type, int count, Function<T, long[]> to, Function<long[], T> from) {
        Scalars.add(
                forms,
                type,
                (out, value) -> {
                    out.writeStartArray();
                    for (long number : to.apply(value)) {
                        out.writeNumber(number);
                    }
                    out.writeEndArray();
                },
                in -> {
                    Tokens.expect(in, JsonToken.START_ARRAY);
                    long[] numbers = next(in, count);
                    Tokens.expectNext(in, JsonToken.END_ARRAY);
                    return from.apply(numbers);
                });
    }

    private static long[] next(JsonParser in, int count) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            in.nextToken();
            numbers[i] = Tokens.integer(in);
        }
        return numbers;
    }

    private static ZoneOffset offset(long seconds) {
        return ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds));
    }

    private static long[] local(LocalDateTime value, int offset, int count) {
        long[] numbers = new long[count];
        numbers[0] = value.toLocalDate().toEpochDay();
        numbers[1] = value.toLocalTime().toNanoOfDay();
        if (count > 2) {
            numbers[2] = offset;
        }
        return numbers;
    }

    private static LocalDateTime local(long[] numbers) {
        return LocalDateTime.of(LocalDate.ofEpochDay(numbers[0]), LocalTime.ofNanoOfDay(numbers[1]));
    }

    private static void writeZoned(JsonGenerator out, ZonedDateTime value) {
        out.writeStartArray();
        for (long number : local(value.toLocalDateTime(), value.getOffset().getTotalSeconds(), 3)) {
            out.writeNumber(number);
        }
        out.writeString(value.getZone().getId());
        out.writeEndArray();
    }

    /** By the local time, and by the offset where that time comes twice. */
    private static ZonedDateTime zoned(JsonParser in) {
        Tokens.expect(in, JsonToken.START_ARRAY);
        long[] numbers = next(in, 3);
        in.nextToken();
        ZoneId zone = ZoneId.of(Tokens.text(in));
        Tokens.expectNext(in, JsonToken.END_ARRAY);
        return ZonedDateTime.ofLocal(local(numbers), zone, offset(numbers[2]));
    }
}
