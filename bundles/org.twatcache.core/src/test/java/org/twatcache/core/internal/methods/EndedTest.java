package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** Cached objects whose caches are gone: whoever has one goes on. */
class EndedTest {

    interface Reports {

        @Cached
        String find(String id);

        @CachePut("find")
        String save(String id);

        @CacheEvict("find")
        void delete(String id);
    }

    static class Counting implements Reports {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String find(String id) {
            return id + calls.incrementAndGet();
        }

        @Override
        public String save(String id) {
            return id + calls.incrementAndGet();
        }

        @Override
        public void delete(String id) {
            calls.incrementAndGet();
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    private static void assertStraight(Reports reports) {
        String first = reports.find("a");
        assertThat(reports.find("a")).isNotEqualTo(first);
        assertThat(reports.save("a")).startsWith("a");
        assertThat(reports.find("a")).isNotEqualTo(reports.find("a"));
        assertThatCode(() -> reports.delete("a")).doesNotThrowAnyException();
        CachedObject cached = CachedObject.of(reports);
        assertThatCode(cached::clear).doesNotThrowAnyException();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(cached::stats);
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(cached::estimatedSize);
        assertThat(cached.names()).hasSize(1);
        cached.close();
    }

    @Test
    void closed_passesCallsOn() {
        Reports reports = contexts.cached(Reports.class, new Counting());
        assertThat(reports.find("a")).isEqualTo("a1");
        CachedObject.of(reports).close();
        assertThat(platform.platform().admin().caches()).isEmpty();
        assertStraight(reports);
    }

    @Test
    void owner_thatEnded_passesCallsOn() {
        Reports reports = contexts.cached(Reports.class, new Counting());
        Reports unused = reports;
        assertThat(unused.find("a")).isEqualTo("a1");
        platform.owner().end("its bundle stopped");
        assertStraight(reports);
    }

    @Test
    void change_asTheFirstCallAfterTheEnd_isPassedOn() {
        Reports reports = contexts.cached(Reports.class, new Counting());
        platform.owner().end("its bundle stopped");
        assertThatCode(() -> reports.delete("a")).doesNotThrowAnyException();
        assertThat(reports.save("a")).isEqualTo("a2");
    }

    @Test
    void destroyed_passesCallsOn() {
        Reports reports = contexts.cached(Reports.class, new Counting());
        assertThat(reports.find("a")).isEqualTo("a1");
        assertThat(contexts.destroy(CachedObject.of(reports).names().get(0))).isTrue();
        assertStraight(reports);
    }

    @Test
    void callThatWaits_whenTheOwnerEnds_isMadeItself() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger counted = new AtomicInteger();
        Reports reports = contexts.cached(Reports.class, new Counting() {
            @Override
            public String find(String id) {
                int call = counted.incrementAndGet();
                if (call == 1) {
                    Threads.uninterruptibly(go::await);
                }
                return id + call;
            }
        });
        Running<String> first = Threads.start(() -> reports.find("a"));
        eventually().until(() -> counted.get() == 1);
        Running<String> second = Threads.start(() -> reports.find("a"));
        awaitWaiting(second);
        platform.owner().end("its bundle stopped");
        assertThat(second.result()).isEqualTo("a2");
        go.countDown();
        assertThat(first.result()).isEqualTo("a1");
    }

    @Test
    void closedException_ofTheTarget_isItsOwn() {
        CacheClosedException thrown = new CacheClosedException("theirs");
        AtomicInteger counted = new AtomicInteger();
        Reports reports = contexts.cached(Reports.class, new Counting() {
            @Override
            public String find(String id) {
                counted.incrementAndGet();
                throw thrown;
            }
        });
        assertThatThrownBy(() -> reports.find("a")).isSameAs(thrown);
        assertThat(counted).hasValue(1);
        assertThat(CachedObject.of(reports).estimatedSize()).isZero();
    }
}
