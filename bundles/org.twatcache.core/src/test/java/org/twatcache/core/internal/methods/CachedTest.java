package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheContexts;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheOperationException;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** What callers of cached methods meet. */
class CachedTest {

    interface Reports {

        @Cached
        @Nullable
        String find(@Nullable String id) throws IOException;

        @Cached
        String find(int number);

        @Cached
        String find(String id, @Nullable Integer page);

        @Cached
        String all();

        @Cached
        List<String> many(int[] numbers, List<String> words, boolean upper);

        @Cached(absentFor = "1h")
        @Nullable
        String absent(String id);

        String plain(String id);

        default String greeting(String name) {
            return "default " + plain(name);
        }
    }

    /** Says how often it was called. */
    static class Counting implements Reports {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public @Nullable String find(@Nullable String id) throws IOException {
            return id + calls.incrementAndGet();
        }

        @Override
        public String find(int number) {
            return "#" + number + calls.incrementAndGet();
        }

        @Override
        public String find(String id, @Nullable Integer page) {
            return id + page + calls.incrementAndGet();
        }

        @Override
        public String all() {
            return "all" + calls.incrementAndGet();
        }

        @Override
        public List<String> many(int[] numbers, List<String> words, boolean upper) {
            return List.of(Arrays.toString(numbers), words.toString(), upper + "" + calls.incrementAndGet());
        }

        @Override
        public @Nullable String absent(String id) {
            calls.incrementAndGet();
            return null;
        }

        @Override
        public String plain(String id) {
            return id + calls.incrementAndGet();
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();
    private final Counting target = new Counting();
    private final Reports reports = contexts.cached(Reports.class, target);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void method_isCalledOnce_forItsArguments() throws IOException {
        assertThat(reports.find("a")).isEqualTo("a1");
        assertThat(reports.find("a")).isEqualTo("a1");
        assertThat(reports.find("b")).isEqualTo("b2");
        assertThat(reports.find((String) null)).isEqualTo("null3");
        assertThat(reports.find((String) null)).isEqualTo("null3");
        assertThat(reports.find("null")).isEqualTo("null4");
        assertThat(reports.all()).isEqualTo("all5");
        assertThat(reports.all()).isEqualTo("all5");
    }

    @Test
    void overloads_shareNoKey() throws IOException {
        assertThat(reports.find("1")).isEqualTo("11");
        assertThat(reports.find(1)).isEqualTo("#12");
        assertThat(reports.find("1", null)).isEqualTo("1null3");
        assertThat(reports.find("1", 2)).isEqualTo("124");
        assertThat(reports.find("1")).isEqualTo("11");
        assertThat(reports.find(1)).isEqualTo("#12");
        assertThat(reports.find("1", null)).isEqualTo("1null3");
        assertThat(reports.find("1", 2)).isEqualTo("124");
    }

    @Test
    void arguments_areComparedByValue_atTheTimeOfTheCall() {
        int[] numbers = {1, 2};
        assertThat(reports.many(numbers, List.of("x"), true)).endsWith("true1");
        assertThat(reports.many(new int[] {1, 2}, Arrays.asList("x"), true)).endsWith("true1");
        assertThat(reports.many(new int[] {1, 2}, List.of("x"), false)).endsWith("false2");
        numbers[0] = 9;
        assertThat(reports.many(new int[] {1, 2}, List.of("x"), true)).endsWith("true1");
        assertThat(reports.many(numbers, List.of("x"), true)).endsWith("true3");
    }

    @Test
    void nullResult_isComputedAnew_unlessAbsenceIsRemembered() throws IOException {
        Counting counted = new Counting() {
            @Override
            public @Nullable String find(@Nullable String id) {
                calls.incrementAndGet();
                return null;
            }
        };
        Reports nothing = named("nothing", counted);
        assertThat(nothing.find("a")).isNull();
        assertThat(nothing.find("a")).isNull();
        assertThat(counted.calls).hasValue(2);
        assertThat(nothing.absent("a")).isNull();
        assertThat(nothing.absent("a")).isNull();
        assertThat(counted.calls).hasValue(3);
    }

    @Test
    void methodsWithoutAnnotation_areThoseOfTheTarget() {
        assertThat(reports.plain("a")).isEqualTo("a1");
        assertThat(reports.plain("a")).isEqualTo("a2");
        assertThat(reports.greeting("b")).isEqualTo("default b3");
        Reports greeting = named("greeting", new Counting() {
            @Override
            public String greeting(String name) {
                return "own " + name;
            }
        });
        assertThat(greeting.greeting("c")).isEqualTo("own c");
    }

    @Test
    void proxy_isEqualToItselfOnly() {
        Reports same = reports;
        assertThat(reports.equals(same)).isTrue();
        assertThat(reports.equals(target)).isFalse();
        assertThat(reports.hashCode()).isEqualTo(same.hashCode());
        assertThat(reports).hasToString("Cached[" + Counting.class.getName() + "]");
        assertThat(CachedObject.of(reports).target()).isSameAs(target);
        assertThat(CachedObject.of(reports).proxy()).isSameAs(reports);
    }

    @Test
    void caches_areNamedAfterTheSignatures() throws IOException {
        assertThat(reports.find("a")).isEqualTo("a1");
        assertThat(reports.find("a")).isEqualTo("a1");
        CachedObject cached = CachedObject.of(reports);
        String base = Reports.class.getName() + ".";
        assertThat(cached.names())
                .containsExactly(
                        base + "absent(java.lang.String)",
                        base + "all()",
                        base + "find(int)",
                        base + "find(java.lang.String)",
                        base + "find(java.lang.String,java.lang.Integer)",
                        base + "many(int[],java.util.List,boolean)");
        assertThat(cached.stats().keySet()).containsExactlyElementsOf(cached.names());
        assertThat(cached.stats().get(base + "find(java.lang.String)"))
                .satisfies(stats -> assertThat(stats.hits()).isEqualTo(1))
                .satisfies(stats -> assertThat(stats.loads()).isEqualTo(1));
        assertThat(cached.estimatedSize()).isEqualTo(1);
        cached.clear();
        assertThat(cached.estimatedSize()).isZero();
        assertThat(reports.find("a")).isEqualTo("a2");
    }

    @Test
    void exception_isThrownAsItIs_andNothingIsKept() {
        IOException thrown = new IOException("on purpose");
        AtomicInteger counted = new AtomicInteger();
        Reports failing = named("failing", new Counting() {
            @Override
            public String find(@Nullable String id) throws IOException {
                counted.incrementAndGet();
                throw thrown;
            }
        });
        assertThatThrownBy(() -> failing.find("a")).isSameAs(thrown);
        assertThat(counted).hasValue(1);
        assertThatThrownBy(() -> failing.find("a")).isSameAs(thrown);
        assertThat(counted).hasValue(2);
        Error error = new AssertionError("on purpose");
        Reports broken = named("broken", new Counting() {
            @Override
            public String all() {
                throw error;
            }

            @Override
            public String plain(String id) {
                throw error;
            }
        });
        assertThatThrownBy(broken::all).isSameAs(error);
        assertThatThrownBy(() -> broken.plain("a")).isSameAs(error);
    }

    @Test
    void exception_isThrownAsItIs_toThoseWhoWaitedToo() throws Exception {
        IOException thrown = new IOException("on purpose");
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger counted = new AtomicInteger();
        Reports failing = named("failing", new Counting() {
            @Override
            public String find(@Nullable String id) throws IOException {
                counted.incrementAndGet();
                Threads.uninterruptibly(go::await);
                throw thrown;
            }
        });
        Running<String> first = Threads.start(() -> String.valueOf(failing.find("a")));
        eventually().until(() -> counted.get() == 1);
        Running<String> second = Threads.start(() -> String.valueOf(failing.find("a")));
        awaitWaiting(second);
        go.countDown();
        assertThat(first.failure()).isSameAs(thrown);
        assertThat(second.failure()).isSameAs(thrown);
        assertThat(counted).hasValue(1);
    }

    @Test
    void manyCallers_ofOneKey_areServedByOneCall() throws Exception {
        AtomicInteger counted = new AtomicInteger();
        Reports slow = named("slow", new Counting() {
            @Override
            public String find(@Nullable String id) {
                int call = counted.incrementAndGet();
                Thread.onSpinWait();
                return id + call;
            }
        });
        for (int round = 0; round < 50; round++) {
            String id = "id" + round + "-";
            int expected = round + 1;
            Threads.race(64, () -> assertThat(slow.find(id)).isEqualTo(id + expected));
        }
        assertThat(counted).hasValue(50);
    }

    interface Odd {

        @Cached
        String of(Object any);
    }

    @Test
    void argument_thatCannotBeAKey_isAnErrorThatNamesIt() {
        AtomicInteger calls = new AtomicInteger();
        Odd odd = contexts.cached(Odd.class, any -> "v" + calls.incrementAndGet());
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> odd.of(new Object()))
                .withMessageContaining("of(java.lang.Object)")
                .withMessageContaining("the argument at position 0, a java.lang.Object, cannot be part of a key")
                .withMessageContaining("the method was not called");
        assertThat(calls).hasValue(0);
        assertThat(odd.of(1)).isEqualTo("v1");
    }

    @CacheDefaults(@Cached(name = "lives", ttl = "1h", maximumSize = 2, spec = "jitter = 0.1"))
    interface Lives {

        @Cached(ttl = "1ms")
        String brief(String id);

        @Cached(
                name = "by hand",
                spec = {"statistics=false", "jitter=0"})
        String bounded(String id);
    }

    private static final class Living implements Lives {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String brief(String id) {
            return id + calls.incrementAndGet();
        }

        @Override
        public String bounded(String id) {
            return id + calls.incrementAndGet();
        }
    }

    @Test
    void values_areThoseOfTheMethod_thenOfTheDefaults() {
        Lives lives = contexts.cached(Lives.class, new Living());
        CachedObject cached = CachedObject.of(lives);
        assertThat(cached.names()).containsExactly("by hand", "lives.brief(java.lang.String)");
        assertThat(lives.brief("a")).isEqualTo("a1");
        eventually().until(() -> !"a1".equals(lives.brief("a")));
        assertThat(value("by hand", "ttl")).isEqualTo("1h");
        assertThat(value("by hand", "max.size")).isEqualTo("2");
        assertThat(value("by hand", "jitter")).isEqualTo("0.0");
        assertThat(value("lives.brief(java.lang.String)", "ttl")).isEqualTo("1ms");
        assertThat(value("lives.brief(java.lang.String)", "jitter")).isEqualTo("0.1");
    }

    @Test
    void values_ofTheChoice_winOverAnnotations() {
        CachedObject cached = contexts.cached(
                CachedMethods.annotated(Lives.class).named("mine").timeToLive(Duration.ofDays(1)), new Living());
        assertThat(cached.names()).containsExactly("mine.bounded(java.lang.String)", "mine.brief(java.lang.String)");
        assertThat(value("mine.brief(java.lang.String)", "ttl")).isEqualTo("1d");
    }

    /** What a cache was opened with. */
    private String value(String cache, String key) {
        return Objects.requireNonNull(
                        platform.platform().admin().find(cache).why().spec().get(key))
                .value();
    }

    private Reports named(String name, Reports of) {
        return (Reports) contexts.cached(CachedMethods.annotated(Reports.class).named(name), of)
                .proxy();
    }
}
