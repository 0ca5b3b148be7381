package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** Owners of a shared cache who have a class each, of one name. */
class SharedVersionsTest {

    private static final String SOURCE = "public record Report(String title, int pages) {}";
    private static final String LATER = "public record Report(String title, int pages, long size) {}";

    private final TestPlatform platform =
            new TestPlatform(TestOffer.named("map").uncounted());

    private CacheContexts contexts(String owner, ClassLoader loader) {
        return platform.platform().contextsOf(platform.owner(owner, ClassSpace.of(loader)));
    }

    private Cache<String, Object> open(String owner, ClassLoader loader) throws Exception {
        return contexts(owner, loader).open(spec(loader));
    }

    @SuppressWarnings("unchecked")
    private static CacheSpec<String, Object> spec(ClassLoader loader) throws Exception {
        Class<Object> type = (Class<Object>) ClassVersions.report(loader);
        return CacheSpec.of(String.class, type).named("r").shared().build();
    }

    @Test
    void value_ofTwoLoaders_isOfTheClassOfEachReader() throws Exception {
        ClassLoader one = ClassVersions.of(SOURCE);
        ClassLoader two = ClassVersions.of(SOURCE);
        try (platform) {
            Cache<String, Object> first = open("com.acme.one", one);
            Cache<String, Object> second = open("com.acme.two", two);
            first.put("k", ClassVersions.report(one, "t", 3));
            Object read = Objects.requireNonNull(second.get("k"));
            assertThat(read.getClass()).isSameAs(ClassVersions.report(two));
            assertThat(read).hasToString("Report[title=t, pages=3]");
            assertThat(Objects.requireNonNull(first.get("k")).getClass()).isSameAs(ClassVersions.report(one));
        }
    }

    @Test
    void value_ofAnotherVersion_isAMissForThatReaderAlone_andStays() throws Exception {
        ClassLoader one = ClassVersions.of(SOURCE);
        ClassLoader later = ClassVersions.of(LATER);
        try (platform) {
            Cache<String, Object> first = open("com.acme.one", one);
            Cache<String, Object> second = open("com.acme.two", later);
            Object written = ClassVersions.report(one, "t", 3);
            Object loaded = ClassVersions.report(later, "t", 3, 9L);
            first.put("k", written);
            assertThat(second.get("k")).isNull();
            assertThat(second.get("k", key -> loaded)).isSameAs(loaded);
            assertThat(second.view().stats().damaged()).isPositive();
            assertThat(first.get("k")).isEqualTo(written);
            assertThat(first.view().stats().damaged()).isZero();
        }
    }

    @Test
    void write_byAnOwnerOfAnotherVersion_isTheTruthForAll() throws Exception {
        ClassLoader one = ClassVersions.of(SOURCE);
        ClassLoader later = ClassVersions.of(LATER);
        try (platform) {
            Cache<String, Object> first = open("com.acme.one", one);
            Cache<String, Object> second = open("com.acme.two", later);
            first.put("k", ClassVersions.report(one, "old", 3));
            second.put("k", ClassVersions.report(later, "new", 3, 9L));
            assertThat(first.get("k")).isNull();
            assertThat(first.remove("k")).isTrue();
            assertThat(second.get("k")).isNull();
            first.put("k", ClassVersions.report(one, "newer", 3));
            Object newest = ClassVersions.report(later, "newest", 3, 9L);
            assertThat(second.atomic().putIfAbsent("k", newest)).isNull();
            assertThat(first.get("k")).isNull();
            assertThat(second.get("k")).isEqualTo(newest);
        }
    }

    @Test
    void value_thatNobodyReadsAnyMore_isReplacedByALoad() throws Exception {
        ClassLoader one = ClassVersions.of(SOURCE);
        ClassLoader later = ClassVersions.of(LATER);
        try (platform) {
            Cache<String, Object> first = open("com.acme.one", one);
            Cache<String, Object> second = open("com.acme.two", later);
            first.put("k", ClassVersions.report(one, "old", 3));
            first.close();
            Object loaded = ClassVersions.report(later, "new", 3, 9L);
            assertThat(second.get("k", key -> loaded)).isSameAs(loaded);
            assertThat(second.get("k")).isEqualTo(loaded);
        }
    }

    @Test
    void classes_ofTheFirstOwner_areNotKeptByThoseWhoStay() throws Exception {
        ClassLoader staying = ClassVersions.of(SOURCE);
        CacheContexts contexts = contexts("com.acme.staying", staying);
        AtomicReference<@Nullable Cache<String, Object>> other = new AtomicReference<>();
        try (platform) {
            WeakReference<ClassLoader> loader = used(() -> other.set(contexts.open(spec(staying))));
            eventually().until(() -> {
                System.gc();
                return loader.get() == null;
            });
            assertThat(Objects.requireNonNull(other.get()).get("k")).hasToString("Report[title=t, pages=1]");
        }
    }

    /** By an owner by whose spec the cache is made, and who ends when others have joined. */
    private WeakReference<ClassLoader> used(Threads.Task joining) throws Exception {
        ClassLoader loader = ClassVersions.of(SOURCE);
        Cache<String, Object> cache = open("com.acme.passing", loader);
        Object report = ClassVersions.report(loader, "t", 1);
        cache.put("k", report);
        // Not by equals: the JDK keeps the class of the last record that was compared.
        assertThat(cache.get("k", key -> report)).isNotNull();
        joining.run();
        cache.close();
        platform.forgetLastOwner();
        return new WeakReference<>(loader);
    }
}
