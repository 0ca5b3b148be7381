package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;

/** Payloads that somebody made who can write to a disk: no class that is not allowed, bounded memory and time. */
@Timeout(60)
class HostileBytesTest {

    /** What classes of this test were initialized. */
    static final Set<String> INITIALIZED = ConcurrentHashMap.newKeySet();

    static class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;

        static {
            INITIALIZED.add("Gadget");
        }

        private Object readResolve() {
            INITIALIZED.add("readResolve");
            return this;
        }
    }

    record Secret(int number) {
        static {
            INITIALIZED.add("Secret");
        }
    }

    enum Level {
        LOW;

        static {
            INITIALIZED.add("Level");
        }
    }

    static class Bean implements Serializable {
        private static final long serialVersionUID = 1L;
        Object any = "";
    }

    record Texts(List<String> texts) {}

    private static ValueCodec objects() {
        return RoundTripTest.codec(Object.class);
    }

    private static byte[] serialized(Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
            stream.writeObject(value);
        }
        ByteSink sink = new ByteSink(64);
        sink.write(Tags.SERIALIZED);
        sink.varint(out.size());
        sink.write(out.toByteArray());
        return sink.toBytes();
    }

    private static void assertRefused(ValueCodec codec, byte[] bytes) {
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> codec.decode(bytes, 0, bytes.length));
    }

    private static byte[] bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return array;
    }

    /** The names are asked for, and what a loader is never asked for is not even loaded. */
    @Test
    void classes_thatAreNotAllowed_areNeitherLoadedNorInitialized() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        ValueCodec codec = new BuiltInCodec().open(new ValueRequest("c", Bean.class, List.of("com.acme"), name -> {
            asked.add(name);
            return Class.forName(name, false, HostileBytesTest.class.getClassLoader());
        }));
        Bean bean = new Bean();
        byte[] fine = serialized(bean);
        assertThat(codec.decode(fine, 0, fine.length)).isInstanceOf(Bean.class);
        asked.clear();
        Gadget gadget = new Gadget();
        INITIALIZED.clear();
        bean.any = new Object[] {gadget};
        assertRefused(codec, serialized(bean));
        assertRefused(codec, serialized(gadget));
        for (Class<?> named : List.of(Secret.class, Level.class)) {
            ByteSink sink = new ByteSink(64);
            sink.write(named.isRecord() ? Tags.RECORD : Tags.ENUM);
            sink.varint(0);
            sink.text(named.getName());
            sink.int64(0);
            assertRefused(codec, sink.toBytes());
        }
        assertThat(asked).containsOnly(Bean.class.getName());
        assertThat(INITIALIZED).isEmpty();
    }

    @Test
    void proxies_classesOfTheJdk_andLambdas_areRefused() throws Exception {
        InvocationHandler handler = (InvocationHandler & Serializable) (self, method, arguments) -> null;
        assertRefused(objects(), serialized(handler));
        assertRefused(
                objects(),
                serialized(Proxy.newProxyInstance(
                        HostileBytesTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, handler)));
        assertRefused(objects(), serialized(java.net.InetAddress.getLoopbackAddress()));
        assertRefused(objects(), serialized(new java.io.File("x")));
        assertRefused(objects(), serialized(Class.class));
    }

    /** The bomb of nested sets: each level doubles the time of hashing. */
    @Test
    void nestedSets_areRefusedBeforeTheyTakeTime() throws Exception {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> two = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Set<Object> nextOne = new HashSet<>();
            Set<Object> nextTwo = new HashSet<>();
            nextOne.add("x");
            one.addAll(List.of(nextOne, nextTwo));
            two.addAll(List.of(nextOne, nextTwo));
            one = nextOne;
            two = nextTwo;
        }
        assertThat(Duration.ofNanos(time(() -> assertRefused(objects(), serializedQuietly(root)))))
                .isLessThan(Duration.ofSeconds(10));
    }

    private static byte[] serializedQuietly(Object value) {
        try {
            return serialized(value);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long time(Runnable task) {
        long began = System.nanoTime();
        task.run();
        return System.nanoTime() - began;
    }

    @Test
    void depth_isBounded_forWritersAndReaders() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        List<Object> value = deep;
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> RoundTripTest.encode(objects(), value))
                .withMessageContaining("deeper");
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = Tags.ARRAY_LIST;
            bytes[i + 1] = 1;
        }
        assertRefused(objects(), bytes);
    }

    @Test
    void lengths_thatClaimMoreThanThereIs_allocateNothing() {
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] tags = {
            Tags.ARRAY_LIST,
            Tags.HASH_SET,
            Tags.HASH_MAP,
            Tags.BYTES,
            Tags.LONGS,
            Tags.OBJECTS,
            Tags.SERIALIZED,
            10,
            11,
            32
        };
        for (int tag : tags) {
            assertRefused(objects(), bytes(tag, 0xFF, 0xFF, 0xFF, 0xFF, 0x07));
            long before = memory.getCurrentThreadAllocatedBytes();
            assertRefused(objects(), bytes(tag, 0xFF, 0xFF, 0xFF, 0xFF, 0x07));
            assertThat(memory.getCurrentThreadAllocatedBytes() - before)
                    .as("tag %d", tag)
                    .isLessThan(100_000);
        }
    }

    /** Whatever a chain of lists claims, its memory is that of its bytes. */
    @Test
    void nestedLengths_takeMemoryInProportion() {
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteSink sink = new ByteSink(1 << 20);
        for (int i = 0; i < 60; i++) {
            sink.write(Tags.OBJECTS);
            sink.varint(0);
            sink.varint(1);
            sink.varint(900_000);
        }
        sink.write(new byte[1 << 20]);
        long before = memory.getCurrentThreadAllocatedBytes();
        assertRefused(objects(), sink.toBytes());
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
    }

    @Test
    void valuesOfAnotherType_areRefused_elementsIncluded() throws Exception {
        byte[] numbers = RoundTripTest.encode(objects(), List.of(1, 2));
        assertRefused(RoundTripTest.codec(new TypeRef<List<String>>() {}.type()), numbers);
        assertRefused(RoundTripTest.codec(String.class), numbers);
        byte[] map = RoundTripTest.encode(objects(), Map.of("k", 1));
        assertRefused(RoundTripTest.codec(new TypeRef<Map<String, String>>() {}.type()), map);
        ByteSink texts = new ByteSink(16);
        texts.write(bytes(Tags.RECORD, 1));
        texts.write(numbers);
        assertRefused(RoundTripTest.codec(Texts.class), texts.toBytes());
    }

    /** Not a single Error, and nothing but values or refusals. */
    @Test
    void mutations_ofFineBytes_giveValuesOrRefusals() throws Exception {
        long seed = new SplittableRandom().nextLong();
        Random random = new Random(seed);
        ValueCodec codec = RoundTripTest.codec(Object.class, "org.twatcache.core.internal.codec");
        Bean bean = new Bean();
        bean.any = new ArrayList<>(List.of("a", 1));
        List<byte[]> fine = List.of(
                RoundTripTest.encode(codec, List.of(Map.of("k", new Texts(List.of("t"))), new int[] {1}, Level.LOW)),
                RoundTripTest.encode(codec, List.of(bean, new Bean[] {bean})));
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = fine.get(i % fine.size()).clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                assertThat(codec.decode(cut, 0, cut.length)).isNotNull();
            } catch (CacheSerializationException e) {
                assertThat(e).as("seed %d", seed).isNotNull();
            }
        }
    }

    @Test
    void types_withoutAnEncoding_areRefusedAtOnce() {
        for (java.lang.reflect.Type type :
                List.of(Thread.class, new TypeRef<List<Thread>>() {}.type(), HostileBytesTest.class)) {
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() -> RoundTripTest.codec(type))
                    .withMessageContaining("'c'");
        }
        for (java.lang.reflect.Type type : List.of(
                byte[].class,
                new TypeRef<List<int[]>>() {}.type(),
                Set.class,
                HashSet.class,
                java.net.URI.class,
                Bean.class)) {
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .as("%s", type)
                    .isThrownBy(() -> BuiltInCodec.openForKeys(new ValueRequest("c", type, List.of(), Codings.OWN)))
                    .withMessageContaining("no type of a key");
        }
    }

    @Test
    void classes_nobodyAllowed_areRefusedWhenWritten() {
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> RoundTripTest.encode(objects(), new Texts(List.of())))
                .withMessageContaining("allow=" + Texts.class.getName());
    }

    @Test
    void equalKeys_haveEqualBytes() throws Exception {
        ValueCodec keys = BuiltInCodec.openForKeys(new ValueRequest("c", Object.class, List.of(), Codings.OWN));
        assertThat(RoundTripTest.encode(keys, List.of(1, "a")))
                .isEqualTo(RoundTripTest.encode(keys, new ArrayList<>(Arrays.asList(1, "a"))));
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> RoundTripTest.encode(keys, List.of(Set.of(1))));
    }
}
