package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSerializationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.TypeRef;
import org.twatcache.admin.SwapMode;
import org.twatcache.codec.Codec;
import org.twatcache.codec.CodecRequest;
import org.twatcache.codec.ValueCodec;
import org.twatcache.core.internal.context.Owner;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** Caches on engines of bytes, from the client's side. */
class EncodedCacheTest {

    private static final EngineTrait[] BYTES = {
        EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.EXPIRES_IDLE, EngineTrait.BOUNDS_ENTRIES
    };

    /** A codec of texts that wraps them in brackets. */
    private static final class Brackets implements CodecOffer, Codec, ValueCodec {

        @Override
        public String name() {
            return "brackets";
        }

        @Override
        public Codec codec() {
            return this;
        }

        @Override
        public ValueCodec open(CodecRequest request) {
            return this;
        }

        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void encode(Object value, OutputStream out) throws IOException {
            out.write(("[" + value + "]").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Object decode(byte[] bytes, int offset, int length) {
            return new String(bytes, offset + 1, length - 2, StandardCharsets.UTF_8);
        }
    }

    private final TestOffer bytes = TestOffer.named("bytes", BYTES);

    private static CacheSpecBuilder<String, String> bracketed() {
        return TestPlatform.strings().codec("brackets").engine("bytes");
    }

    private static void damageAll(TestOffer offer) {
        @SuppressWarnings("unchecked")
        CacheEngine<byte[]> engine = (CacheEngine<byte[]>) (CacheEngine<?>) offer.engine();
        List<EngineEntry<byte[]>> entries = engine.cursor().nextPage(1_000);
        for (EngineEntry<byte[]> entry : entries) {
            byte[] damaged = entry.value().clone();
            damaged[damaged.length / 2] ^= 1;
            engine.put(entry.key(), damaged, CacheEngine.NO_DEADLINE);
        }
    }

    @Test
    void everyOperation_worksOnBytes() {
        try (TestPlatform platform = new TestPlatform(bytes)) {
            Cache<String, List<Integer>> cache =
                    platform.open(CacheSpec.of(new TypeRef<String>() {}, new TypeRef<List<Integer>>() {})
                            .maximumSize(100));
            cache.put("a", List.of(1));
            assertThat(cache.get("a")).isEqualTo(List.of(1)).isNotSameAs(cache.get("a"));
            assertThat(cache.get("b", key -> List.of(2))).isEqualTo(List.of(2));
            assertThat(cache.getAll(Set.of("a", "b", "c"))).hasSize(2);
            assertThat(cache.atomic().compareAndSet("a", List.of(1), List.of(3)))
                    .isTrue();
            assertThat(cache.atomic().compareAndSet("a", List.of(1), List.of(4)))
                    .isFalse();
            assertThat(cache.atomic().putIfAbsent("a", List.of(5))).isEqualTo(List.of(3));
            assertThat(cache.atomic().compute("a", (key, old) -> List.of(6))).isEqualTo(List.of(6));
            assertThat(cache.remove("a")).isTrue();
            assertThat(cache.remove("a")).isFalse();
            assertThat(cache.view().entries().toList()).hasSize(1);
            cache.clear();
            assertThat(cache.get("b")).isNull();
            assertThat(cache.view().stats().damaged()).isZero();
            assertThat(cache.view().stats().errors()).isZero();
        }
    }

    @Test
    void listeners_andRememberedAbsence_workOnBytes() {
        List<String> told = new CopyOnWriteArrayList<>();
        try (TestPlatform platform = new TestPlatform(bytes)) {
            Cache<String, String> cache = platform.open(TestPlatform.strings()
                    .absentFor(Duration.ofHours(1))
                    .maximumSize(2)
                    .removalListener((key, value, cause) -> told.add(key + value + cause)));
            assertThat(cache.get("n", key -> null)).isNull();
            assertThat(cache.get("n", key -> "asked again")).isNull();
            cache.put("n", "1");
            cache.put("n", "2");
            assertThat(cache.remove("n")).isTrue();
            assertThat(told).containsExactly("n1REPLACED", "n2REMOVED");
            told.clear();
            for (int i = 0; i < 5; i++) {
                cache.put("k" + i, "v");
            }
            assertThat(told).hasSize(3).allMatch(each -> each.matches("k\\dvEVICTED"));
        }
    }

    @Test
    void damagedEntries_areCountedMisses_andWrittenOver() {
        try (TestPlatform platform = new TestPlatform(bytes)) {
            Cache<String, String> cache = platform.open();
            cache.put("k", "v");
            damageAll(bytes);
            assertThat(cache.get("k")).isNull();
            assertThat(cache.view().stats().damaged()).isEqualTo(1);
            assertThat(cache.view().entries().toList()).isEmpty();
            assertThat(cache.atomic().putIfAbsent("k", "w")).isNull();
            assertThat(cache.get("k")).isEqualTo("w");
        }
    }

    @Test
    void valueThatCannotBeEncoded_isRefused_andChangesNothing() {
        try (TestPlatform platform = new TestPlatform(bytes)) {
            Cache<String, Object> cache = platform.open(CacheSpec.of(String.class, Object.class));
            cache.put("k", "v");
            assertThatExceptionOfType(CacheSerializationException.class)
                    .isThrownBy(() -> cache.put("k", new Thread()))
                    .withMessageContaining("value of cache");
            assertThat(cache.get("k")).isEqualTo("v");
            Thread loaded = new Thread();
            assertThat(cache.get("l", key -> loaded)).isSameAs(loaded);
        }
    }

    @Test
    void typeWithoutEncoding_keepsTheCacheOffEnginesOfBytes() {
        TestOffer memory = TestOffer.named("memory").ranking(-1);
        try (TestPlatform platform = new TestPlatform(bytes, memory)) {
            Cache<String, Thread> cache = platform.open(CacheSpec.of(String.class, Thread.class));
            assertThat(platform.control(cache).info().engine()).contains("memory");
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() -> platform.open(CacheSpec.of(String.class, Thread.class)
                            .engine("bytes")
                            .required()))
                    .withMessageContaining("java.lang.Thread has no encoding");
        }
    }

    @Test
    void codecThatIsMissing_isAwaited() {
        try (TestPlatform platform = new TestPlatform(bytes)) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> platform.open(bracketed().required()))
                    .withMessageContaining("codec 'brackets'");
            Cache<String, String> cache = platform.open(bracketed());
            cache.put("k", "lost");
            platform.comes(new Brackets());
            eventually().until(() -> platform.control(cache).info().engine().isPresent());
            cache.put("k", "v");
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void codecThatLeaves_makesMisses_andWhatWasNotWrittenSinceIsReadWhenItReturns() {
        Brackets codec = new Brackets();
        try (TestPlatform platform = new TestPlatform(bytes)) {
            platform.comes(codec);
            Cache<String, String> cache = platform.open(bracketed());
            for (String key : List.of("kept", "put", "removed", "computed")) {
                cache.put(key, "v");
            }
            platform.leaves(codec);
            platform.changed();
            assertThat(cache.get("kept")).isNull();
            assertThat(cache.view().stats().damaged()).isPositive();
            cache.put("put", "w");
            assertThat(cache.view().stats().errors()).isEqualTo(1);
            assertThat(cache.remove("removed")).isTrue();
            assertThat(cache.atomic().compute("computed", (key, old) -> null)).isNull();
            assertThat(cache.get("loaded", key -> "l")).isEqualTo("l");
            platform.comes(new Brackets());
            assertThat(cache.get("kept")).isEqualTo("v");
            for (String key : List.of("put", "removed", "computed", "loaded")) {
                assertThat(cache.get(key)).as(key).isNull();
            }
        }
    }

    @Test
    void codecThatLeaves_underListeners_undoesNoRemoval() {
        Brackets codec = new Brackets();
        try (TestPlatform platform = new TestPlatform(bytes)) {
            platform.comes(codec);
            Cache<String, String> cache = platform.open(bracketed().removalListener((key, value, cause) -> {}));
            cache.put("k", "v");
            platform.leaves(codec);
            assertThat(cache.remove("k")).isFalse();
            platform.comes(codec);
            assertThat(cache.get("k")).isNull();
        }
    }

    @Test
    void codecThatLeaves_underFail_makesWritesThrow() {
        Brackets codec = new Brackets();
        try (TestPlatform platform = new TestPlatform(bytes)) {
            platform.comes(codec);
            Cache<String, String> cache = platform.open(bracketed().onEngineLoss(OnEngineLoss.FAIL));
            cache.put("k", "v");
            platform.leaves(codec);
            assertThatExceptionOfType(CacheSerializationException.class)
                    .isThrownBy(() -> cache.put("k", "w"))
                    .withMessageContaining("'brackets' is not there");
            assertThat(cache.get("k")).isNull();
        }
    }

    @Test
    void byValue_givesEachReaderAValueOfItsOwn() {
        TestOffer plain = TestOffer.named("plain", new EngineTrait[0]);
        try (TestPlatform platform = new TestPlatform(plain)) {
            Cache<String, List<String>> cache =
                    platform.open(CacheSpec.of(new TypeRef<String>() {}, new TypeRef<List<String>>() {})
                            .byValue()
                            .maximumSize(10)
                            .timeToLive(Duration.ofHours(1)));
            List<String> mine = new ArrayList<>(List.of("a"));
            cache.put("k", mine);
            mine.add("b");
            assertThat(cache.get("k")).containsExactly("a");
            Objects.requireNonNull(cache.get("k")).add("c");
            assertThat(cache.get("k")).containsExactly("a");
            assertThat(cache.atomic().compareAndSet("k", List.of("a"), List.of("z")))
                    .isTrue();
            assertThat(cache.remove("k")).isTrue();
        }
    }

    @Test
    void entries_moveBetweenEnginesOfBytesAndOfReferences() throws Exception {
        TestOffer memory = TestOffer.named("memory").ranking(-1);
        try (TestPlatform platform = new TestPlatform(bytes, memory)) {
            Cache<String, String> cache = platform.open();
            for (int i = 0; i < 1_000; i++) {
                cache.put("k" + i, "v" + i);
            }
            for (String engine : List.of("memory", "bytes")) {
                var moved =
                        platform.control(cache).swap(engine, SwapMode.MIGRATE).await(Duration.ofSeconds(10));
                assertThat(moved.dropped()).isZero();
                assertThat(cache.get("k7")).isEqualTo("v7");
                assertThat(cache.view().estimatedSize()).isEqualTo(1_000);
            }
        }
    }

    /** The same region, met by clients of several versions of one class, as before and after an update. */
    @Test
    void classOfAnotherShape_isACountedMiss_andTheFormerOneReadsAgain() throws Exception {
        FakeEngine<byte[]> region = new FakeEngine<>(TestRequest.builder().build(), Set.of(BYTES));
        TestOffer disk = TestOffer.of("disk", request -> new ForwardingEngine<>(region) {
                    @Override
                    public void close() {}
                })
                .traits(BYTES);
        String first = "public record Report(String title, int pages) {}";
        ClassLoader one = ClassVersions.of(first);
        ClassLoader same = ClassVersions.of(first);
        ClassLoader renamed = ClassVersions.of("public record Report(String name, int pages) {}");
        Object written = ClassVersions.report(one, "t", 3);
        try (TestPlatform platform = new TestPlatform(disk)) {
            assertThat(reader(platform, one, written)).isEqualTo(written);
            Object read = Objects.requireNonNull(reader(platform, same, null));
            assertThat(read.getClass()).isSameAs(ClassVersions.report(same));
            assertThat(read).hasToString(written.toString());
            assertThat(reader(platform, renamed, null)).isNull();
            assertThat(reader(platform, one, null)).isEqualTo(written);
        }
    }

    /** As a bundle with a loader of its own, on a foreign thread with a context class loader that finds nothing. */
    private static @Nullable Object reader(TestPlatform platform, ClassLoader loader, @Nullable Object write)
            throws Exception {
        Owner owner = platform.owner("com.acme.reports", ClassSpace.of(loader));
        CacheContexts contexts = platform.platform().contextsOf(owner);
        Class<?> type = ClassVersions.report(loader);
        CompletableFuture<@Nullable Object> read = new CompletableFuture<>();
        Thread foreign = new Thread(() -> {
            try (Cache<String, ?> cache =
                    contexts.open(CacheSpec.of(String.class, type).named("r").build())) {
                if (write != null) {
                    @SuppressWarnings("unchecked")
                    Cache<String, Object> writable = (Cache<String, Object>) cache;
                    writable.put("k", write);
                }
                Object value = cache.get("k");
                assertThat(cache.view().stats().damaged()).isEqualTo(value == null ? 1 : 0);
                read.complete(value);
            } catch (RuntimeException | AssertionError e) {
                read.completeExceptionally(e);
            }
        });
        foreign.setContextClassLoader(new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                throw new AssertionError("the thread context class loader was asked for " + name);
            }
        });
        foreign.start();
        Object value = read.get();
        owner.end("its bundle was updated");
        return value;
    }

    @Test
    void loaderOfAnOwnerThatEnded_canBeCollected() throws Exception {
        TestOffer forgetful = TestOffer.of("bytes", request -> new FakeEngine<byte[]>(request, Set.of(BYTES)))
                .traits(BYTES)
                .uncounted();
        try (TestPlatform platform = new TestPlatform(forgetful)) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                loaders.add(used(platform));
            }
            eventually().until(() -> {
                System.gc();
                return loaders.stream().filter(each -> each.get() != null).count() == 0;
            });
        }
    }

    private static WeakReference<ClassLoader> used(TestPlatform platform) throws Exception {
        ClassLoader loader = ClassVersions.of("public record Report(String title, int pages) {}");
        assertThat(reader(platform, loader, ClassVersions.report(loader, "t", 1)))
                .isNotNull();
        platform.forgetLastOwner();
        return new WeakReference<>(loader);
    }

    @Test
    void loaderOfTheSpec_isTheClassSpace() throws Exception {
        ClassLoader loader = ClassVersions.of("public record Report(String title, int pages) {}");
        try (TestPlatform platform = new TestPlatform(bytes)) {
            Cache<String, Object> cache = platform.open(
                    CacheSpec.of(String.class, Object.class).allow("v").classLoader(loader));
            cache.put("k", ClassVersions.report(loader, "t", 1));
            assertThat(Objects.requireNonNull(cache.get("k")).getClass()).isSameAs(ClassVersions.report(loader));
            ClassLoader other = ClassVersions.of("public record Report(String title, int pages) {}");
            assertThatExceptionOfType(CacheSerializationException.class)
                    .isThrownBy(() -> cache.put("k", Arrays.asList(ClassVersions.report(other, "t", 1))))
                    .withMessageContaining("is not the class that the owner of the cache sees");
        }
    }
}
