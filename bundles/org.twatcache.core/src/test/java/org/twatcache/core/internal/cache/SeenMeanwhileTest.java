package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/**
 * Who is about to load finds that the key has a value, just before a removal takes effect. Whoever comes after the removal waits for him, and
 * must not be given that value.
 */
class SeenMeanwhileTest {

    private static final String OLD = "old";

    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch seen = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final FakeEngineFactory fakes = new FakeEngineFactory();
    private final TestPlatform platform = new TestPlatform(TestOffer.of("scripted", this::scripted));
    private final Cache<String, String> cache = platform.open();
    private Running<String> first;

    @SuppressWarnings("unchecked")
    private CacheEngine<Object> scripted(EngineRequest request) {
        return new ForwardingEngine<>((CacheEngine<Object>) fakes.create(request)) {
            /** Nothing at first; then what is about to be removed, to somebody who is held up; then nothing any more. */
            @Override
            public @Nullable Object get(Object key) {
                if (reads.incrementAndGet() != 2) {
                    return super.get(key);
                }
                seen.countDown();
                Threads.uninterruptibly(go::await);
                return OLD;
            }
        };
    }

    @BeforeEach
    void holdUp() {
        first = Threads.start(() -> String.valueOf(cache.get("k", key -> "loaded by the first")));
        Threads.uninterruptibly(seen::await);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void valueThatWasRead_isNotThatOfThoseWhoWait() throws Exception {
        Running<String> second = Threads.start(() -> String.valueOf(cache.get("k", key -> "new")));
        awaitWaiting(second);
        go.countDown();
        assertThat(second.result()).isEqualTo("new");
        assertThat(first.result()).isEqualTo(OLD);
    }

    @Test
    void valueThatWasRead_isNotThatOfThoseWhoWaitForSeveral() throws Exception {
        Running<Map<String, String>> second =
                Threads.start(() -> cache.getAll(List.of("k", "other"), keys -> Map.of("k", "new", "other", "new")));
        awaitWaiting(second);
        go.countDown();
        assertThat(second.result()).isEqualTo(Map.of("k", "new", "other", "new"));
        assertThat(first.result()).isEqualTo(OLD);
    }
}
