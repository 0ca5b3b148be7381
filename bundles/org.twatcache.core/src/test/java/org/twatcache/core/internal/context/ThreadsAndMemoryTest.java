package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** What is left of a platform that was closed, and of a cache. */
class ThreadsAndMemoryTest {

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("twat-cache"))
                .toList();
    }

    @Test
    void platform_thatIsClosed_leavesNoThread() throws Exception {
        eventually().until(() -> threads().isEmpty());
        try (TestPlatform platform = new TestPlatform(TestOffer.named("plain", new EngineTrait[0]))) {
            Cache<String, String> cache =
                    platform.open(TestPlatform.strings().maximumSize(10).timeToLive(Duration.ofHours(1)));
            cache.put("k", "v");
            assertThat(cache.async().get("l", key -> "v").toCompletableFuture().get())
                    .isEqualTo("v");
            CountDownLatch never = new CountDownLatch(1);
            var unused = cache.async().get("m", key -> {
                never.await();
                return "v";
            });
            platform.changed();
            assertThat(threads()).isNotEmpty();
        }
        eventually().until(() -> threads().isEmpty());
    }

    @Test
    void idlePlatform_hasNoThread() {
        eventually().until(() -> threads().isEmpty());
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            platform.open().put("k", "v");
            assertThat(threads()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("try")
    void valuesOfACacheThatWasClosed_canBeCollected() {
        TestOffer offer = TestOffer.named("plain", new EngineTrait[0]).uncounted();
        try (Platform platform = new Platform(
                () -> List.of(offer),
                List::of,
                (cache, ldap) -> any -> true,
                PlatformSettings.of(new SpecDefaults(Map.of(), Map.of(), false)),
                owner -> "STOPPED",
                Path.of("target", "data"),
                new PlatformClock())) {
            CacheContexts contexts =
                    platform.contextsOf(platform.newOwner(new BundleRef(1, "client", "1.0.0"), ClassSpace.of(null)));
            WeakReference<Object> value = used(contexts);
            eventually().until(() -> {
                System.gc();
                return value.get() == null;
            });
        }
    }

    private static WeakReference<Object> used(CacheContexts contexts) {
        Object value = new Object();
        try (Cache<String, Object> cache = contexts.open(CacheSpec.of(String.class, Object.class)
                .timeToLive(Duration.ofHours(1))
                .build())) {
            cache.put("k", value);
            assertThat(cache.get("l", key -> value)).isSameAs(value);
        }
        return new WeakReference<>(value);
    }
}
