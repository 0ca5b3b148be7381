package org.twatcache.codec.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheSerializationException;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;
import org.twatcache.codec.smile.Samples.Circle;
import org.twatcache.codec.smile.Samples.Colour;
import org.twatcache.codec.smile.Samples.Dog;
import org.twatcache.codec.smile.Samples.Figure;
import org.twatcache.codec.smile.Samples.Kennel;
import org.twatcache.codec.smile.Samples.Line;
import org.twatcache.codec.smile.Samples.Order;
import org.twatcache.codec.smile.Samples.Pair;
import org.twatcache.codec.smile.Samples.Point;
import org.twatcache.codec.smile.Samples.Tree;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.dataformat.smile.SmileFactory;

/** Bytes may come from anybody: they end as a value of the type or as one kind of exception. */
class HostileBytesTest {

    static boolean initialized;

    /** An animal whose class tells that it was initialized. */
    static final class Gadget implements Samples.Animal {
        static {
            initialized = true;
        }
    }

    private interface Writing {
        void to(JsonGenerator out);
    }

    private static byte[] bytes(Writing writing) {
        SmileFactory factory = SmileFactory.builder()
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(1_000_000)
                        .build())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            writing.to(generator);
        }
        return out.toByteArray();
    }

    private static void assertRefused(ValueCodec codec, byte[] bytes) {
        assertThatThrownBy(() -> Coding.decode(codec, bytes)).isInstanceOf(CacheSerializationException.class);
    }

    static Stream<Object[]> messages() {
        Order order = new Order(
                7, "customer", new BigDecimal("1.50"), Instant.EPOCH, null, List.of(new Line("a", 1, Colour.RED)));
        return Stream.of(
                new Object[] {Order.class, order},
                new Object[] {Figure.class, new Circle(new Point(1, 2), 3.5)},
                new Object[] {Kennel.class, new Kennel(List.of(new Dog("rex")))},
                new Object[] {
                    new TypeRef<Map<String, Pair<int[], Optional<Boolean>>>>() {}.type(),
                    Map.of("key", new Pair<>(new int[] {1, 2}, Optional.of(true)))
                });
    }

    private static ValueCodec codec(Type type) {
        return type == Kennel.class ? Coding.open(type, RoundTripTest.OWN) : Coding.open(type);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_truncatedAnywhere_isRefused(Type type, Object value) {
        ValueCodec codec = codec(type);
        byte[] whole = Coding.encode(codec, value);

        for (int length = 0; length < whole.length; length++) {
            assertRefused(codec, Arrays.copyOf(whole, length));
        }
        assertRefused(codec, Arrays.copyOf(whole, whole.length + 1));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_anyBitFlipped_isAValueOrRefused(Type type, Object value) {
        ValueCodec codec = codec(type);
        byte[] whole = Coding.encode(codec, value);

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            decodeOrRefuse(codec, flipped, value.getClass());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_randomBytes_isAValueOrRefused(Type type, Object value) {
        ValueCodec codec = codec(type);
        byte[] whole = Coding.encode(codec, value);
        Random random = new Random(20261125);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            decodeOrRefuse(codec, damaged, value.getClass());
        }
    }

    private static void decodeOrRefuse(ValueCodec codec, byte[] bytes, Class<?> expected) {
        try {
            Object value = Coding.decode(codec, bytes);
            if (!expected.isInstance(value) && !(value instanceof Figure) && !(value instanceof Map)) {
                fail("decoded to a " + value.getClass());
            }
        } catch (CacheSerializationException e) {
            assertThat(e).hasMessageContaining("'tested'");
        }
    }

    @Test
    void decode_gadgetThatIsNotAllowed_isNeitherLoadedNorInitialized() {
        Request request = Request.of(Kennel.class, "com.acme");
        ValueCodec codec = new SmileCodec().open(request);
        String id = Gadget.class.getName() + "#0123456789abcdef";

        byte[] bytes = bytes(out -> {
            out.writeStartArray().writeStartArray().writeStartArray();
            out.writeString(id).writeStartArray().writeEndArray();
            out.writeEndArray().writeEndArray().writeEndArray();
        });

        assertThatThrownBy(() -> Coding.decode(codec, bytes))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("not allowed");
        assertThat(request.loaded()).isEmpty();
        assertThat(initialized).isFalse();
    }

    @Test
    void decode_allowedNameOfAnotherType_isRefused() {
        Request request = Request.of(Kennel.class, RoundTripTest.OWN, "java.util");
        ValueCodec codec = new SmileCodec().open(request);

        for (String name : List.of(Point.class.getName(), "java.util.ArrayList", "java.util.None", "", "#", "[I")) {
            for (String suffix : List.of("", "#", "#0123456789abcdef")) {
                assertRefused(codec, bytes(out -> {
                    out.writeStartArray().writeStartArray().writeStartArray();
                    out.writeString(name + suffix).writeStartArray().writeEndArray();
                    out.writeEndArray().writeEndArray().writeEndArray();
                }));
            }
        }
    }

    @Test
    void decode_allowedClassInAnotherShape_isRefused() {
        ValueCodec codec = Coding.open(Kennel.class, RoundTripTest.OWN);

        byte[] bytes = bytes(out -> {
            out.writeStartArray().writeStartArray().writeStartArray();
            out.writeString(Dog.class.getName() + "#0123456789abcdef");
            out.writeStartArray().writeString("rex").writeEndArray();
            out.writeEndArray().writeEndArray().writeEndArray();
        });

        assertThatThrownBy(() -> Coding.decode(codec, bytes))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("another shape");
    }

    @Test
    void decode_nestedDeeply_isRefused() {
        ValueCodec codec = Coding.open(Tree.class);
        byte[] bytes = bytes(out -> {
            for (int i = 0; i < 100_000; i++) {
                out.writeStartArray().writeString("").writeStartArray();
            }
        });

        assertRefused(codec, bytes);
    }

    @Test
    void decode_deepestThatIsWritten_fitsASmallStack() throws InterruptedException {
        Tree tree = new Tree("leaf", List.of());
        for (int i = 0; i < Limits.DEPTH / 2 - 1; i++) {
            tree = new Tree("", List.of(tree));
        }
        Tree deepest = tree;
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, () -> Coding.roundTrip(Tree.class, deepest), "small", 256 << 10);
        thread.setUncaughtExceptionHandler((failed, e) -> failure[0] = e);

        thread.start();
        thread.join();

        assertThat(failure[0]).isNull();
    }

    @Test
    void decode_surplusOrMissingMembers_isRefused() {
        ValueCodec codec = Coding.open(Point.class);

        assertThat(Coding.decode(
                        codec,
                        bytes(out -> out.writeStartArray()
                                .writeNumber(1)
                                .writeNumber(2)
                                .writeEndArray())))
                .isEqualTo(new Point(1, 2));
        assertRefused(codec, bytes(out -> out.writeStartArray().writeNumber(1).writeEndArray()));
        assertRefused(
                codec,
                bytes(out -> out.writeStartArray()
                        .writeNumber(1)
                        .writeNumber(2)
                        .writeNumber(3)
                        .writeEndArray()));
        assertRefused(
                codec,
                bytes(out -> out.writeStartArray().writeNumber(1).writeNull().writeEndArray()));
        assertRefused(
                codec,
                bytes(out ->
                        out.writeStartArray().writeNumber(1).writeNumber(2.0).writeEndArray()));
        assertRefused(
                codec,
                bytes(out -> out.writeStartArray()
                        .writeNumber(1)
                        .writeNumber(1L << 40)
                        .writeEndArray()));
        assertRefused(
                codec,
                bytes(out ->
                        out.writeStartArray().writeString("1").writeNumber(2).writeEndArray()));
        assertRefused(
                codec,
                bytes(out ->
                        out.writeStartObject().writeName("x").writeNumber(1).writeEndObject()));
        assertRefused(codec, bytes(JsonGenerator::writeNull));
    }

    @Test
    void decode_elementTwice_isRefused() {
        assertRefused(
                Coding.open(new TypeRef<java.util.Set<Integer>>() {}.type()),
                bytes(out -> out.writeStartArray().writeNumber(1).writeNumber(1).writeEndArray()));
        assertRefused(
                Coding.open(new TypeRef<Map<Integer, Integer>>() {}.type()),
                bytes(out -> out.writeStartArray()
                        .writeNumber(1)
                        .writeNumber(1)
                        .writeNumber(1)
                        .writeNumber(2)
                        .writeEndArray()));
    }

    /** A header; 0xFD: raw bytes; then their length, seven bits a byte, the last one of six with the highest bit set. */
    @Test
    void decode_hugeDeclaredLength_isRefusedWithoutAllocating() {
        byte[] bytes = {':', ')', '\n', 4, (byte) 0xFD, 0x0F, 0x7F, 0x7F, 0x7F, (byte) 0xBF, 1, 2, 3};
        ValueCodec codec = Coding.open(byte[].class);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();

        assertThatCode(() -> Coding.decode(codec, bytes)).isInstanceOf(CacheSerializationException.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> Coding.decode(codec, bytes)).isInstanceOf(CacheSerializationException.class);
        }

        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100).isLessThan(1 << 20);
    }
}
