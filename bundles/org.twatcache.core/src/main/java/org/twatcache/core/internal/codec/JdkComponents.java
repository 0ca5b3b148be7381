package org.twatcache.core.internal.codec;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Classes of the JDK that the elements of an array may be declared as; their numbers are for good. */
final class JdkComponents {

    private static final List<Class<?>> ALL = List.of(
            Object.class,
            boolean.class,
            byte.class,
            short.class,
            char.class,
            int.class,
            long.class,
            float.class,
            double.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Number.class,
            String.class,
            CharSequence.class,
            Comparable.class,
            Serializable.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Duration.class,
            Collection.class,
            List.class,
            Set.class,
            Map.class,
            Map.Entry.class,
            Optional.class);

    private static final Map<Class<?>, Integer> NUMBERS = new HashMap<>();

    static {
        ALL.forEach(type -> NUMBERS.put(type, NUMBERS.size()));
    }

    private JdkComponents() {}

    /** The number of a class, or -1 for one that has none. */
    static int number(Class<?> type) {
        return NUMBERS.getOrDefault(type, -1);
    }

    static Class<?> of(long number) {
        if (number < 0 || number >= ALL.size()) {
            throw new Unreadable("an array is of a class that is not known");
        }
        return ALL.get((int) number);
    }
}
