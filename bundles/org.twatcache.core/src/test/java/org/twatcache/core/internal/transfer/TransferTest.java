package org.twatcache.core.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.Compression;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.Lookup;
import org.twatcache.TypeRef;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.SwapMode;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** Entries go out of one cache and into another. */
class TransferTest {

    private final TestOffer references = TestOffer.named("references").ranking(9);
    private final TestOffer bytes = Exports.bytes();
    private final TestPlatform platform = new TestPlatform(references, bytes);

    @AfterEach
    void close() {
        platform.close();
    }

    private Cache<String, String> strings(String name, String engine) {
        return platform.open(TestPlatform.strings().named(name).engine(engine));
    }

    private byte[] export(Cache<?, ?> cache) throws Exception {
        return Exports.of(platform, cache);
    }

    private Transfer load(Cache<?, ?> cache, byte[] export) throws InterruptedException {
        return Exports.into(platform, cache, export);
    }

    @ParameterizedTest
    @CsvSource({"references,references", "references,bytes", "bytes,references", "bytes,bytes"})
    void entries_goFromAnyEngineToAnyOther(String from, String to) throws Exception {
        Cache<String, String> source = strings("from", from);
        Cache<String, String> target = strings("to", to);
        for (int i = 0; i < 1_000; i++) {
            source.put("k" + i, "v" + i);
        }
        target.put("k1", "older");
        target.put("other", "stays");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Transfer written = platform.control(source).exportTo(out);
        Transfer read = load(target, out.toByteArray());
        assertThat(written.entries()).isEqualTo(1_000);
        assertThat(written.bytes()).isEqualTo(out.size());
        assertThat(read.entries()).isEqualTo(1_000);
        assertThat(read.bytes()).isEqualTo(out.size());
        assertThat(List.of(written.expired(), written.skipped(), read.expired(), read.skipped()))
                .containsOnly(0L);
        for (int i = 0; i < 1_000; i++) {
            assertThat(target.get("k" + i)).isEqualTo("v" + i);
        }
        assertThat(target.get("other")).isEqualTo("stays");
        assertThat(target.view().estimatedSize()).isEqualTo(1_001);
        assertThat(target.view().stats().puts()).isEqualTo(1_002);
    }

    @Test
    void cache_thatIsEmpty_makesAnExportOfNothing() throws Exception {
        Cache<String, String> cache = strings("t", "references");
        assertThat(load(cache, export(cache)).entries()).isZero();
    }

    private static @Nullable Duration left(Cache<String, String> cache, String key) {
        return ((Lookup.Hit<String>) cache.view().lookup(key)).remaining();
    }

    @ParameterizedTest
    @CsvSource({"references,bytes", "bytes,references"})
    void lifetimes_goOn(String from, String to) throws Exception {
        Cache<String, String> source = strings("from", from);
        source.put("short", "v", Duration.ofMinutes(5));
        source.put("long", "v", Duration.ofDays(9));
        source.put("endless", "v");
        Cache<String, String> target = strings("to", to);
        load(target, export(source));
        assertThat(left(target, "short")).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(left(target, "long")).isBetween(Duration.ofDays(9).minusMinutes(1), Duration.ofDays(9));
        assertThat(left(target, "endless")).isNull();
    }

    @Test
    void entry_whoseTimeIsOver_isCountedAndLeftOut() throws Exception {
        Cache<String, String> source = strings("from", "references");
        source.put("short", "v", Duration.ofMillis(500));
        source.put("endless", "v");
        byte[] export = export(source);
        Cache<String, String> target = strings("to", "bytes");
        eventually().untilAsserted(() -> {
            Transfer read = load(target, export);
            assertThat(List.of(read.entries(), read.expired(), read.skipped())).containsExactly(1L, 1L, 0L);
        });
        eventually().until(() -> target.get("short") == null);
        assertThat(target.get("endless")).isEqualTo("v");
    }

    @Test
    void cacheWithALifetime_givesItToWhatHadNone() throws Exception {
        Cache<String, String> source = strings("from", "references");
        source.put("endless", "v");
        source.put("long", "v", Duration.ofDays(9));
        Cache<String, String> target =
                platform.open(TestPlatform.strings().named("to").timeToLive(Duration.ofHours(1)));
        load(target, export(source));
        assertThat(left(target, "endless")).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(left(target, "long")).isBetween(Duration.ofDays(9).minusMinutes(1), Duration.ofDays(9));
    }

    @Test
    void types_ofAClient_goThrough() throws Exception {
        CacheSpecBuilder<Key, List<Report>> spec =
                CacheSpec.of(Key.class, new TypeRef<List<Report>>() {}).compression(Compression.DEFLATE);
        List<Report> reports = List.of(new Report("x".repeat(1_000), Instant.now(), Map.of("a", 1)));
        Cache<Key, List<Report>> source = platform.open(spec.named("from").engine("references"));
        source.put(new Key("eu", 7), reports);
        byte[] export = export(source);
        assertThat(export).hasSizeLessThan(1_000);
        Cache<Key, List<Report>> target =
                platform.open(spec.named("to").engine("bytes").compression(Compression.NONE));
        assertThat(load(target, export).entries()).isOne();
        assertThat(target.get(new Key("eu", 7))).isEqualTo(reports).isNotSameAs(reports);
    }

    @Test
    void values_thatCannotBeEncoded_areLeftOut() throws Exception {
        CacheSpecBuilder<String, Object> spec = CacheSpec.of(String.class, Object.class);
        Cache<String, Object> cache = platform.open(spec.named("t"));
        cache.put("good", List.of(1));
        cache.put("bad", new Thread());
        cache.put("forbidden", new Key("eu", 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Transfer written = platform.control(cache).exportTo(out);
        assertThat(written.entries()).isOne();
        assertThat(written.skipped()).isEqualTo(2);
        cache.clear();
        assertThat(load(cache, out.toByteArray()).entries()).isOne();
        assertThat(cache.get("good")).isEqualTo(List.of(1));
    }

    @Test
    void types_thatCannotBeEncoded_areRefused() {
        Cache<Thread, String> cache =
                platform.open(CacheSpec.of(Thread.class, String.class).named("t"));
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> export(cache));
        assertThatExceptionOfType(CacheException.class).isThrownBy(() -> load(cache, new byte[0]));
    }

    @Test
    void codec_thatIsNotThere_isNamed() {
        Cache<String, String> cache =
                platform.open(TestPlatform.strings().named("t").codec("nope"));
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> export(cache))
                .withMessageContaining("the codec 'nope', which is not there");
    }

    @Test
    void absence_thatIsRemembered_staysBehind() throws Exception {
        Cache<String, String> cache =
                platform.open(TestPlatform.strings().named("t").absentFor(Duration.ofMinutes(1)));
        assertThat(cache.get("none", key -> null)).isNull();
        cache.put("k", "v");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(platform.control(cache).exportTo(out))
                .extracting(Transfer::entries)
                .isEqualTo(1L);
    }

    @Test
    void cache_withoutAnEngine_saysSoInBothDirections() throws Exception {
        Cache<String, String> full = strings("full", "references");
        full.put("k", "v");
        byte[] export = export(full);
        Cache<String, String> away = strings("away", "nope");
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> export(away))
                .withMessageContaining("has no engine now");
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> load(away, export))
                .withMessageContaining("there is no engine now; nothing was imported");
    }

    @Test
    void cache_thatIsClosed_isNeitherReadNorWritten() throws Exception {
        Cache<String, String> cache = strings("t", "references");
        byte[] export = export(cache);
        CacheControl control = platform.control(cache);
        cache.close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> control.exportTo(OutputStream.nullOutputStream()));
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> control.importFrom(new ByteArrayInputStream(export)));
    }

    @Test
    void stream_thatIsFull_passesItsErrorOn() {
        Cache<String, String> cache = strings("t", "references");
        cache.put("k", "v");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> platform.control(cache).exportTo(full))
                .withMessage("No space left on device");
    }

    @Test
    void stream_thatBlocks_holdsUpNobody() throws Exception {
        Cache<String, String> cache = strings("t", "references");
        for (int i = 0; i < 10_000; i++) {
            cache.put("k" + i, "v");
        }
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int value) {
                reached.complete(null);
                go.join();
            }
        };
        Threads.Running<Transfer> export =
                Threads.start(() -> platform.control(cache).exportTo(slow));
        reached.join();
        cache.put("k1", "new");
        cache.clear();
        cache.put("k2", "new");
        assertThat(cache.get("k2")).isEqualTo("new");
        assertThat(platform.control(cache)
                        .swap("bytes", SwapMode.MIGRATE)
                        .await(Duration.ofSeconds(20))
                        .moved())
                .isOne();
        go.complete(null);
        assertThat(export.result().entries()).isPositive();
    }

    @Test
    void interrupt_endsBoth() throws Exception {
        Cache<String, String> cache = strings("t", "references");
        cache.put("k", "v");
        byte[] export = export(cache);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> export(cache));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> load(cache, export))
                .withMessageContaining("nothing was imported");
    }

    /** What a load brings that began before must not hide what was imported. */
    @Test
    void load_underWay_isForbiddenToStore() throws Exception {
        Cache<String, String> source = strings("from", "references");
        source.put("k", "imported");
        Cache<String, String> target = strings("to", "references");
        CompletableFuture<Void> loading = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        Threads.Running<String> load = Threads.start(() -> target.get("k", key -> {
            loading.complete(null);
            go.join();
            return "loaded";
        }));
        loading.join();
        load(target, export(source));
        go.complete(null);
        assertThat(load.result()).isEqualTo("loaded");
        assertThat(target.get("k")).isEqualTo("imported");
    }

    @Test
    void listeners_hearOfWhatIsReplaced() throws Exception {
        Cache<String, String> source = strings("from", "references");
        source.put("k", "new");
        List<String> heard = new CopyOnWriteArrayList<>();
        Cache<String, String> target = platform.open(TestPlatform.strings()
                .named("to")
                .removalListener((key, value, cause) -> heard.add(key + " " + value + " " + cause)));
        target.put("k", "old");
        load(target, export(source));
        eventually().untilAsserted(() -> assertThat(heard).containsExactly("k old REPLACED"));
    }

    record Key(String region, int number) {}

    record Report(String text, Instant at, Map<String, Integer> counts) {}
}
