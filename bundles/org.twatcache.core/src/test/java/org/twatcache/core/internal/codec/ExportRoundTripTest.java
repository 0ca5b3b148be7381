package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheResourceException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Whatever can be encoded goes through an export; what changed its shape meanwhile does not. */
class ExportRoundTripTest {

    private static byte[] export(CacheControl cache) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(cache.exportTo(out).skipped()).isZero();
        return out.toByteArray();
    }

    private static Transfer load(CacheControl cache, byte[] export) throws InterruptedException {
        return cache.importFrom(new ByteArrayInputStream(export));
    }

    private static void assertComesBack(Map<Object, Object> entries) throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("references"))) {
            Cache<Object, Object> cache = platform.open(
                    CacheSpec.of(Object.class, Object.class).named("t").allow("org.twatcache.core.internal.codec"));
            cache.putAll(entries);
            byte[] export = export(platform.control(cache));
            cache.clear();
            assertThat(load(platform.control(cache), export).entries()).isEqualTo(entries.size());
            entries.forEach((key, value) -> assertThat(cache.get(key)).isEqualTo(value));
        }
    }

    @Test
    void values_ofEveryJdkType_comeBack() throws Exception {
        Map<Object, Object> entries = new HashMap<>();
        Stream.concat(RoundTripTest.scalars(), RoundTripTest.containers())
                .forEach(value -> entries.put(entries.size(), value));
        assertComesBack(entries);
    }

    @Test
    void trees_ofEverything_comeBack() throws Exception {
        long seed = new SplittableRandom().nextLong();
        Random random = new Random(seed);
        Map<Object, Object> entries = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            entries.put("seed " + seed + ", entry " + i, RoundTripTest.tree(random, random.nextInt(6)));
        }
        assertComesBack(entries);
    }

    @Test
    void keys_ofManyTypes_comeBack() throws Exception {
        Map<Object, Object> entries = new HashMap<>();
        for (Object key : List.of("", "é😀", 1, 1L, 'c', true, RoundTripTest.Color.RED, List.of(1, "2"))) {
            entries.put(key, key);
        }
        assertComesBack(entries);
    }

    private static CacheControl reports(TestPlatform platform, String owner, String source) throws Exception {
        ClassLoader loader = ClassVersions.of(source);
        CacheContexts contexts = platform.platform().contextsOf(platform.owner(owner, ClassSpace.of(loader)));
        @SuppressWarnings("unchecked")
        Class<Object> type = (Class<Object>) ClassVersions.report(loader);
        Cache<String, Object> cache =
                contexts.open(CacheSpec.of(String.class, type).named(owner).build());
        cache.put("k", ClassVersions.report(loader, "text"));
        return platform.control(cache);
    }

    @Test
    void classes_ofAnotherBundle_areTheImportersOwn() throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("references"))) {
            byte[] export = export(reports(platform, "com.acme.a", "public record Report(String text) {}"));
            CacheControl other = reports(platform, "com.acme.b", "public record Report(String text) {}");
            assertThat(load(other, export).entries()).isOne();
        }
    }

    @Test
    void classes_ofAnotherShape_areRefused() throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("references"))) {
            byte[] export = export(reports(platform, "com.acme.a", "public record Report(String text) {}"));
            CacheControl other = reports(platform, "com.acme.b", "public record Report(String title) {}");
            assertThatExceptionOfType(CacheResourceException.class)
                    .isThrownBy(() -> load(other, export))
                    .withMessageContaining("had another shape")
                    .withMessageEndingWith("nothing was imported");
        }
    }

    @Test
    void classes_thatAreNotAllowed_areSkipped() throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("references"))) {
            Cache<String, Object> source = platform.open(
                    CacheSpec.of(String.class, Object.class).named("from").allow("org.twatcache.core.internal.codec"));
            source.put("record", new RoundTripTest.Circle(1));
            source.put("text", "v");
            byte[] export = export(platform.control(source));
            Cache<String, Object> target =
                    platform.open(CacheSpec.of(String.class, Object.class).named("to"));
            Transfer read = load(platform.control(target), export);
            assertThat(List.of(read.entries(), read.skipped())).containsExactly(1L, 1L);
            assertThat(target.get("text")).isEqualTo("v");
            assertThat(target.view().stats().damaged()).isZero();
        }
    }
}
