package org.twatcache.core.internal.codec;

import java.util.HashSet;
import java.util.Set;

/** The classes of the JDK that bytes may name: values and plain collections, none that does anything when it is read. */
final class JdkNames {

    /** What is written by Java serialization although nothing around it is. */
    static final Set<String> TOP = Set.of(
            "java.util.EnumMap",
            "java.util.RegularEnumSet",
            "java.util.JumboEnumSet",
            "java.util.Vector",
            "java.util.Stack",
            "java.util.PriorityQueue",
            "java.math.MathContext");

    /** Enums, which the built-in form may name. */
    static final Set<String> ENUMS = Set.of(
            "java.time.DayOfWeek",
            "java.time.Month",
            "java.time.temporal.ChronoUnit",
            "java.util.concurrent.TimeUnit",
            "java.math.RoundingMode");

    /** What may stand within Java serialization, and what its proxies are replaced by. */
    private static final Set<String> WITHIN = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Number",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Comparable",
            "java.lang.CharSequence",
            "java.io.Serializable",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.net.URI",
            "java.util.UUID",
            "java.util.Date",
            "java.util.BitSet",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.Collection",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Map$Entry",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.EnumSet",
            "java.util.EnumSet$SerializationProxy",
            "java.util.Arrays$ArrayList",
            "java.util.CollSer",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$SetN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Map1",
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptySet",
            "java.util.Collections$EmptyMap",
            "java.util.Collections$SingletonList",
            "java.util.Collections$SingletonSet",
            "java.util.Collections$SingletonMap",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.Collections$UnmodifiableSet",
            "java.util.Collections$UnmodifiableMap",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.time.Ser",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZoneRegion",
            "java.time.ZonedDateTime");

    static final Set<String> ALL = all();

    private JdkNames() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>(WITHIN);
        all.addAll(TOP);
        all.addAll(ENUMS);
        return Set.copyOf(all);
    }
}
