package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheContexts;
import org.twatcache.CacheLoadException;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.Eventually;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** Objects whose interfaces know nothing of caches. */
class RuledTest {

    interface Service {

        String find(Object id);

        int size();

        void change();
    }

    static class Counting implements Service {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String find(Object id) {
            return "v" + calls.incrementAndGet();
        }

        @Override
        public int size() {
            return calls.incrementAndGet();
        }

        @Override
        public void change() {
            calls.incrementAndGet();
        }
    }

    private static final CachedMethods RULES =
            CachedMethods.of(Service.class).methods("*", "!size", "!change").evicting("change");

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();
    private final Counting target = new Counting();

    @AfterEach
    void close() {
        platform.close();
    }

    private Service cached(Service of) {
        return (Service) contexts.cached(RULES, of).proxy();
    }

    @Test
    void methods_areCached_byTheirNames() {
        Service service = cached(target);
        assertThat(service.find("a")).isEqualTo("v1");
        assertThat(service.find("a")).isEqualTo("v1");
        assertThat(service.size()).isEqualTo(2);
        assertThat(service.size()).isEqualTo(3);
        service.change();
        assertThat(service.find("a")).isEqualTo("v5");
        assertThat(CachedObject.of(service).names())
                .containsExactly(Service.class.getName() + ".find(java.lang.Object)");
    }

    @Test
    void argument_thatCannotBeAKey_passesTheCacheBy() {
        Service service = cached(target);
        Object odd = new Object();
        assertThat(service.find(odd)).isEqualTo("v1");
        assertThat(service.find(odd)).isEqualTo("v2");
        assertThat(service.find(1)).isEqualTo("v3");
        assertThat(service.find(1)).isEqualTo("v3");
    }

    /** What nobody can find again. */
    @SuppressWarnings("EqualsHashCode")
    static final class Foul {
        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("foul");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("foul");
        }
    }

    @Test
    void key_thatThrows_isTheCallersTrouble_onlyWhereTheTargetThrows() {
        Service service = cached(target);
        assertThat(service.find(new Foul())).isEqualTo("v1");
    }

    @Test
    void caller_whoIsInterruptedWhileHeWaits_isServedByTheTarget() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Service slow = cached(new Counting() {
            @Override
            public String find(Object id) {
                int call = calls.incrementAndGet();
                if (call == 1) {
                    Threads.uninterruptibly(go::await);
                }
                return "v" + call + Thread.currentThread().isInterrupted();
            }
        });
        Running<String> first = Threads.start(() -> slow.find("a"));
        Eventually.awaitWaiting(first);
        Running<String> second = Threads.start(() -> slow.find("a"));
        Eventually.awaitWaiting(second);
        second.thread().interrupt();
        assertThat(second.result()).isEqualTo("v2true");
        go.countDown();
        assertThat(first.result()).isEqualTo("v1false");
    }

    /** Asks itself for what it is asked for. */
    private static final class Circular extends Counting {

        private Service itself = this;

        @Override
        public String find(Object id) {
            int call = calls.incrementAndGet();
            return call < 3 ? itself.find(id) : "v" + call;
        }
    }

    interface Annotated extends Service {

        @Override
        @Cached
        String find(Object id);
    }

    private static final class CircularToo extends Counting implements Annotated {

        private Service itself = this;

        @Override
        public String find(Object id) {
            return itself.find(id);
        }
    }

    @Test
    void methodThatAsksForItsOwnKey_isAnError_onlyWhereTheInterfaceKnowsOfCaches() {
        Circular circular = new Circular();
        circular.itself = cached(circular);
        assertThat(circular.itself.find("a")).isEqualTo("v3");
        CircularToo known = new CircularToo();
        known.itself = contexts.cached(Annotated.class, known);
        assertThatExceptionOfType(CacheLoadException.class)
                .isThrownBy(() -> known.itself.find("a"))
                .withMessageContaining("asks, directly or through another loader");
    }
}
