package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;

/** What the built-in codec writes it reads back: each type at its edges, and trees of all of them by chance. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // clients use them all
class RoundTripTest {

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "grass";
            }
        }
    }

    record Point(int x, long y, double z, boolean flag, char letter, byte small, short less, float single) {}

    record Named<T>(String name, @Nullable T value, List<? extends T> more) {}

    record Node(int number, @Nullable Node next) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    static class Bean implements Serializable {
        private static final long serialVersionUID = 1L;
        final String text;
        final ArrayList<Point2> points;

        Bean(String text, Point2... points) {
            this.text = text;
            this.points = new ArrayList<>(List.of(points));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bean bean && bean.text.equals(text) && bean.points.equals(points);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    record Point2(int x, int y) implements Serializable {}

    static ValueCodec codec(Type type, String... allowed) {
        return new BuiltInCodec().open(new ValueRequest("c", type, List.of(allowed), Codings.OWN));
    }

    static byte[] encode(ValueCodec codec, Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.encode(value, out);
        return out.toByteArray();
    }

    private static Object roundTrip(ValueCodec codec, Object value) throws Exception {
        byte[] bytes = encode(codec, value);
        byte[] shifted = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, shifted, 3, bytes.length);
        return codec.decode(shifted, 3, bytes.length);
    }

    static Stream<Object> scalars() {
        return Stream.of(
                true,
                false,
                (byte) -1,
                Byte.MIN_VALUE,
                Short.MAX_VALUE,
                Short.MIN_VALUE,
                'x',
                '\uFFFF',
                '\uD800',
                0,
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                -0.0f,
                Float.NaN,
                0.0,
                -0.0,
                Double.NaN,
                Double.MIN_VALUE,
                Double.NEGATIVE_INFINITY,
                "",
                "plain",
                "\u00FF\u0000",
                "日本 \uD83D\uDE00",
                "half \uD800 a pair",
                "x".repeat(100_000),
                BigInteger.ZERO,
                BigInteger.TEN.pow(500).negate(),
                new BigDecimal("1.50"),
                new BigDecimal("1E+1000"),
                new UUID(Long.MIN_VALUE, -1),
                LocalDate.MIN,
                LocalDate.MAX,
                LocalTime.MAX,
                LocalDateTime.MIN,
                Instant.MIN,
                Instant.MAX,
                Duration.ofSeconds(-1, 5),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Period.of(-1, 2, -3),
                Year.of(-5),
                YearMonth.of(2026, 2),
                MonthDay.of(2, 29),
                ZoneOffset.ofHours(-18),
                ZoneId.of("Europe/Zurich"),
                ZonedDateTime.ofInstant(
                        LocalDateTime.of(2026, 10, 25, 2, 30), ZoneOffset.ofHours(1), ZoneId.of("Europe/Zurich")),
                OffsetDateTime.MAX,
                OffsetTime.MIN,
                new Date(-1),
                Locale.forLanguageTag("de-CH"),
                Locale.ROOT,
                URI.create("http://Host/p?q#f"),
                Currency.getInstance("CHF"),
                BitSet.valueOf(new long[] {5, 0, 9}),
                OptionalInt.empty(),
                OptionalInt.of(-1),
                OptionalLong.of(Long.MIN_VALUE),
                OptionalDouble.of(Double.NaN),
                OptionalDouble.empty(),
                TimeUnit.DAYS,
                DayOfWeek.MONDAY);
    }

    static Stream<Object> containers() {
        List<@Nullable Object> nulls = new ArrayList<>();
        nulls.add(null);
        nulls.add("x");
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        map.put(null, 1);
        map.put("b", null);
        TreeMap<String, Integer> sorted = new TreeMap<>(Collections.reverseOrder());
        sorted.putAll(Map.of("a", 1, "b", 2));
        TreeSet<String> ignoring = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoring.addAll(List.of("B", "a"));
        EnumMap<TimeUnit, String> enums = new EnumMap<>(TimeUnit.class);
        enums.put(TimeUnit.DAYS, "d");
        return Stream.of(
                nulls,
                map,
                sorted,
                ignoring,
                enums,
                EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
                List.of(),
                List.of(1, "2"),
                Stream.of(1, 2, 3).toList(),
                Arrays.asList(1, 2),
                new LinkedList<>(List.of(1)),
                Set.of(1, 2, 3),
                Map.of(1, 2),
                Map.of(1, 2, 3, 4),
                new HashSet<>(List.of(1, 2)),
                new LinkedHashSet<>(List.of(2, 1)),
                new TreeSet<>(List.of(2, 1)),
                new HashMap<>(Map.of("k", List.of(Map.of()))),
                Optional.empty(),
                Optional.of(List.of(1)),
                Map.entry("a", 1),
                new CopyOnWriteArrayList<>(List.of(1)),
                new ConcurrentHashMap<>(Map.of(1, 2)),
                Collections.unmodifiableList(nulls),
                Collections.emptyMap(),
                Collections.singletonList(null),
                Collections.nCopies(3, "x"),
                new Vector<>(List.of(1, 2)));
    }

    @ParameterizedTest
    @MethodSource({"scalars", "containers"})
    void values_comeBackEqual(Object value) throws Exception {
        Object back = roundTrip(codec(Object.class), value);
        assertThat(back).isEqualTo(value);
        assertThat(back.hashCode()).isEqualTo(value.hashCode());
        assertThat(roundTrip(codec(Object.class), List.of(value))).isEqualTo(List.of(value));
    }

    @Test
    void orders_comeBackToo() throws Exception {
        TreeMap<String, Integer> sorted = new TreeMap<>(Collections.reverseOrder());
        sorted.putAll(Map.of("a", 1, "b", 2));
        assertThat(((TreeMap<?, ?>) roundTrip(codec(Object.class), sorted)).firstKey())
                .isEqualTo("b");
    }

    @Test
    void classes_thatClientsCanTellApart_stay() throws Exception {
        for (Object value : List.of(
                new ArrayList<>(),
                new LinkedList<>(),
                new HashSet<>(),
                new LinkedHashSet<>(),
                new TreeSet<>(),
                new HashMap<>(),
                new LinkedHashMap<>(),
                new TreeMap<>(),
                new ArrayDeque<>(),
                new ConcurrentHashMap<>())) {
            assertThat(roundTrip(codec(Object.class), value)).hasSameClassAs(value);
        }
        List<?> fixed = (List<?>) roundTrip(codec(Object.class), List.of(1));
        assertThat(fixed.getClass().getName()).contains("Unmodifiable");
    }

    static Stream<Object> arrays() {
        return Stream.of(
                new boolean[] {true, false},
                new byte[] {1, -1},
                new byte[0],
                new short[] {Short.MIN_VALUE},
                new char[] {'\uFFFF'},
                new int[] {1, Integer.MIN_VALUE},
                new long[] {Long.MAX_VALUE},
                new float[] {Float.NaN},
                new double[] {-0.0},
                new String[] {"a", null},
                new Object[] {1, "x", new int[] {1}},
                new int[][] {{1}, {}},
                new String[0][0],
                new Point2[] {new Point2(1, 2)},
                new Color[][] {{Color.RED}},
                new List<?>[] {new ArrayList<>()});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arrays_comeBackOfTheirClass(Object array) throws Exception {
        Object back = roundTrip(codec(Object.class, "org.twatcache.core.internal.codec"), array);
        assertThat(back).hasSameClassAs(array);
        assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {array})).isTrue();
    }

    @Test
    void records_comeBackEqual() throws Exception {
        Point point = new Point(-1, Long.MAX_VALUE, -0.0, true, 'é', (byte) -2, Short.MIN_VALUE, 1.5f);
        assertThat(roundTrip(codec(Point.class), point)).isEqualTo(point);
        Node chain = new Node(1, new Node(2, null));
        assertThat(roundTrip(codec(Node.class), chain)).isEqualTo(chain);
        Type named = new TypeRef<Named<Color>>() {}.type();
        Named<Color> value = new Named<>("n", Color.GREEN, List.of(Color.RED));
        assertThat(roundTrip(codec(named), value)).isEqualTo(value);
        assertThat(roundTrip(codec(Shape.class), new Circle(1))).isEqualTo(new Circle(1));
        Type list = new TypeRef<List<Shape>>() {}.type();
        assertThat(roundTrip(codec(list), List.of(new Circle(1), new Square(2))))
                .isEqualTo(List.of(new Circle(1), new Square(2)));
    }

    @Test
    void serializables_comeBackEqual() throws Exception {
        Bean bean = new Bean("t", new Point2(1, 2), new Point2(3, 4));
        assertThat(roundTrip(codec(Bean.class), bean)).isEqualTo(bean);
        assertThat(roundTrip(codec(Object.class, Bean.class.getName(), Point2.class.getName()), List.of(bean)))
                .isEqualTo(List.of(bean));
    }

    @Test
    void trees_ofEverything_comeBackEqual() throws Exception {
        long seed = new SplittableRandom().nextLong();
        Random random = new Random(seed);
        ValueCodec codec = codec(Object.class, "org.twatcache.core.internal.codec");
        for (int i = 0; i < 3_000; i++) {
            Object tree = tree(random, random.nextInt(6));
            assertThat(roundTrip(codec, tree)).as("seed %d, round %d", seed, i).isEqualTo(tree);
            assertThat(encode(codec, roundTrip(codec, tree)))
                    .as("seed %d", seed)
                    .hasSameSizeAs(encode(codec, tree));
        }
    }

    static Object tree(Random random, int depth) {
        if (depth == 0) {
            Object[] leaves = scalars().toArray();
            return random.nextBoolean() ? (Object) random.nextLong() : leaves[random.nextInt(leaves.length)];
        }
        Supplier<Object> branch = () -> tree(random, depth - 1);
        List<Object> branches = Stream.generate(branch).limit(random.nextInt(4)).toList();
        return switch (random.nextInt(7)) {
            case 0 -> new ArrayList<>(branches);
            case 1 -> new HashSet<>(branches);
            case 2 -> new Named<>("n" + depth, branch.get(), branches);
            case 3 -> Optional.of(branch.get());
            case 4 -> Map.of(branch.get(), branches);
            case 5 -> new Node(depth, new Node(random.nextInt(), null));
            default -> branches;
        };
    }
}
