package org.twatcache.codec.smile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;
import org.twatcache.codec.smile.Samples.Bad;
import org.twatcache.codec.smile.Samples.Bean;
import org.twatcache.codec.smile.Samples.Circle;
import org.twatcache.codec.smile.Samples.Colour;
import org.twatcache.codec.smile.Samples.Dog;
import org.twatcache.codec.smile.Samples.Everything;
import org.twatcache.codec.smile.Samples.Figure;
import org.twatcache.codec.smile.Samples.Good;
import org.twatcache.codec.smile.Samples.Hidden;
import org.twatcache.codec.smile.Samples.Kennel;
import org.twatcache.codec.smile.Samples.Line;
import org.twatcache.codec.smile.Samples.Nested;
import org.twatcache.codec.smile.Samples.Order;
import org.twatcache.codec.smile.Samples.Outcome;
import org.twatcache.codec.smile.Samples.Pair;
import org.twatcache.codec.smile.Samples.Point;
import org.twatcache.codec.smile.Samples.Square;
import org.twatcache.codec.smile.Samples.Tree;

@SuppressWarnings("JavaUtilDate") // clients have it
class RoundTripTest {

    static final String OWN = "org.twatcache.codec.smile.Samples";

    static Stream<Object> scalars() {
        return Stream.of(
                "",
                "a",
                "\u20ac \ud83d\ude00",
                "x".repeat(100_000),
                true,
                false,
                (byte) -128,
                (short) 32_767,
                '\uffff',
                0,
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                5L,
                Float.NaN,
                -0f,
                Float.MIN_VALUE,
                Double.NaN,
                -0d,
                Double.MAX_VALUE,
                Double.NEGATIVE_INFINITY,
                BigInteger.ZERO,
                BigInteger.TEN.pow(5_000).negate(),
                new BigDecimal("1.500"),
                new BigDecimal("-1E+2147483647"),
                new BigDecimal("1E-2147483647"),
                UUID.fromString("00000000-0000-0001-ffff-ffffffffffff"),
                URI.create("http://a/%20b?c#d"),
                Currency.getInstance("EUR"),
                Locale.GERMANY,
                Locale.ROOT,
                new Date(-1),
                Colour.RED,
                Colour.GREEN,
                LocalDate.MIN,
                LocalDate.MAX,
                LocalTime.MAX,
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                Year.of(-12_345),
                YearMonth.of(12_345, 12),
                MonthDay.of(2, 29),
                Instant.MIN,
                Instant.MAX,
                Duration.ofSeconds(Long.MIN_VALUE, 1),
                Period.of(-1, 13, 400),
                ZoneOffset.ofTotalSeconds(-3_601),
                OffsetTime.MIN,
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 1, ZoneId.of("UTC")),
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 1, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void scalar_thereAndBack_isEqual(Object value) {
        Type type = value instanceof Colour ? Colour.class : value.getClass();

        assertThat(Coding.roundTrip(type, value)).isEqualTo(value);
    }

    static Stream<Object> arrays() {
        return Stream.of(
                new byte[0],
                new byte[] {1, -1},
                new byte[300_000],
                new boolean[] {true, false},
                new short[] {-1, 1},
                new char[] {'a', '\ud800'},
                new int[] {Integer.MIN_VALUE, 1},
                new long[] {Long.MAX_VALUE},
                new float[] {Float.NaN},
                new double[] {-0d, 1},
                new String[] {"a", "b"},
                new int[][] {{1}, {}},
                new Point[] {new Point(1, 2)});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void array_thereAndBack_isEqualInDepth(Object value) {
        Object back = Coding.roundTrip(value.getClass(), value);

        assertThat(back).hasSameClassAs(value);
        assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {value})).isTrue();
    }

    @Test
    void zonedTime_hourThatComesTwice_keepsItsOffset() {
        ZonedDateTime later = ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
                .withLaterOffsetAtOverlap();

        assertThat(Coding.roundTrip(ZonedDateTime.class, later)).isEqualTo(later);
        assertThat(Coding.roundTrip(ZoneId.class, ZoneId.of("Europe/Berlin"))).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void records_nestedWithNulls_areEqual() {
        Order order = new Order(
                1L << 40,
                "k\u00f6nig",
                new BigDecimal("10.00"),
                Instant.parse("2026-11-25T15:00:00.123456789Z"),
                null,
                List.of(new Line("a", 1, Colour.GREEN), new Line("b", 2, Colour.RED)));
        Everything everything = new Everything(
                true,
                (byte) 1,
                (short) 2,
                'c',
                3,
                4,
                5,
                6,
                "i",
                BigInteger.ONE,
                BigDecimal.TEN,
                new UUID(1, 2),
                Colour.RED,
                Optional.of("n"),
                Arrays.asList(1, null),
                Map.of(new Point(1, 2), Colour.GREEN));

        assertThat(Coding.roundTrip(Order.class, order)).isEqualTo(order);
        assertThat(Coding.roundTrip(Everything.class, everything)).isEqualTo(everything);
    }

    @Test
    void generics_nestedInFieldsAndTypes_areEqual() {
        Nested nested = new Nested(Map.of(
                "a", new Pair<>(List.of(new Point(1, 2)), Optional.of(Set.of(Colour.RED))),
                "b", new Pair<>(List.of(), Optional.empty())));
        List<Pair<Integer, Map<String, Point>>> pairs =
                List.of(new Pair<>(1, Map.of("x", new Point(0, 0))), new Pair<>(2, Map.of()));

        assertThat(Coding.roundTrip(Nested.class, nested)).isEqualTo(nested);
        assertThat(Coding.roundTrip(new TypeRef<List<Pair<Integer, Map<String, Point>>>>() {}.type(), pairs))
                .isEqualTo(pairs);
    }

    @Test
    void list_thousandRecords_isEqualAndShort() {
        List<Line> lines = IntStream.range(0, 1_000)
                .mapToObj(i -> new Line("article " + i, i, Colour.RED))
                .toList();
        ValueCodec codec = Coding.open(new TypeRef<List<Line>>() {}.type());

        byte[] bytes = Coding.encode(codec, lines);

        assertThat(Coding.decode(codec, bytes)).isEqualTo(lines);
        assertThat(bytes).hasSizeLessThan(1_000 * 20);
    }

    @Test
    void set_orderOfElements_isKept() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        Collections.reverse(order);

        Object back = Coding.roundTrip(new TypeRef<Set<Integer>>() {}.type(), new java.util.LinkedHashSet<>(order));

        assertThat((Set<?>) back).hasToString(order.toString());
    }

    @Test
    void maps_nullsAndSorting_areKept() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("z", null);
        map.put("a", "1");
        TreeMap<String, Integer> sorted = new TreeMap<>(Map.of("b", 2, "a", 1));

        Object back = Coding.roundTrip(new TypeRef<Map<String, String>>() {}.type(), map);

        assertThat(back).isEqualTo(map).hasToString(map.toString());
        assertThat(Coding.roundTrip(new TypeRef<HashMap<String, String>>() {}.type(), map))
                .isExactlyInstanceOf(HashMap.class);
        assertThat(Coding.roundTrip(new TypeRef<SortedMap<String, Integer>>() {}.type(), sorted))
                .isEqualTo(sorted)
                .isInstanceOf(TreeMap.class);
    }

    @Test
    void bean_inheritedAndPrivateFields_areKept() {
        Bean bean = Bean.of(7, "text", 1, 2, 3);
        bean.forgotten = 5;

        Bean back = (Bean) Coding.roundTrip(Bean.class, bean);

        assertThat(back).isEqualTo(bean);
        assertThat(back.forgotten).isZero();
        assertThat(Coding.roundTrip(Bean.class, Bean.of(0, null))).isEqualTo(Bean.of(0, null));
    }

    @Test
    void bean_fiftyFields_areKept() {
        FiftyFields bean = FiftyFields.filled();

        assertThat(Coding.roundTrip(FiftyFields.class, bean))
                .usingRecursiveComparison()
                .isEqualTo(bean);
    }

    @Test
    void tree_manyLevels_isEqual() {
        Tree tree = new Tree("leaf", List.of());
        for (int i = 0; i < 90; i++) {
            tree = new Tree("n" + i, List.of(tree));
        }

        assertThat(Coding.roundTrip(Tree.class, tree)).isEqualTo(tree);
    }

    @Test
    void sealedTypes_allSubclasses_areEqual() {
        List<Figure> figures = List.of(new Circle(new Point(1, 2), 3), new Square(new Point(4, 5), 6), new Hidden());
        List<Outcome<String>> outcomes = List.of(new Good<>("a"), new Bad<>("b"));

        assertThat(Coding.roundTrip(new TypeRef<List<Figure>>() {}.type(), figures))
                .isEqualTo(figures);
        assertThat(Coding.roundTrip(new TypeRef<List<Outcome<String>>>() {}.type(), outcomes))
                .isEqualTo(outcomes);
    }

    @Test
    void openTypes_allowedSubclasses_areEqual() {
        Kennel kennel = new Kennel(List.of(new Dog("a"), new Dog("b")));

        assertThat(Coding.roundTrip(Kennel.class, kennel, OWN)).isEqualTo(kennel);
    }
}
