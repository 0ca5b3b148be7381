package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheLoadException;
import org.twatcache.Loader;
import org.twatcache.Lookup;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

class BulkLoadTest {

    private final TestPlatform platform = new TestPlatform(TestOffer.named("fake"));
    private final Cache<String, String> cache = platform.open();
    private final List<Set<String>> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private Map<String, String> lengths(Set<String> keys) {
        asked.add(Set.copyOf(keys));
        Map<String, String> loaded = new HashMap<>();
        keys.forEach(key -> loaded.put(key, key + key.length()));
        return loaded;
    }

    @Test
    void missingKeys_areLoadedInOneGo_andStored() {
        cache.put("a", "there");
        Map<String, String> all = cache.getAll(List.of("a", "b", "c", "b"), this::lengths);
        assertThat(all).isEqualTo(Map.of("a", "there", "b", "b1", "c", "c1"));
        assertThat(asked).containsExactly(Set.of("b", "c"));
        assertThat(cache.get("c")).isEqualTo("c1");
        assertThat(cache.getAll(List.of("a", "b", "c"), this::lengths)).hasSize(3);
        assertThat(asked).hasSize(1);
        assertThat(cache.view().stats().loads()).isEqualTo(2);
        assertThat(cache.view().stats().misses()).isEqualTo(2);
    }

    @Test
    void keysOfTheLoader_areInTheOrderInWhichTheyWereAskedFor_andNotItsOwn() {
        List<String> order = new ArrayList<>();
        Map<String, String> none = cache.getAll(List.of("z", "a", "m"), keys -> {
            order.addAll(keys);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> keys.remove("z"));
            return Map.of();
        });
        assertThat(order).containsExactly("z", "a", "m");
        assertThat(none).isEmpty();
    }

    @Test
    void nothingMissing_callsNobody() {
        assertThat(cache.getAll(List.of(), this::lengths)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void keyWithoutAValue_isAbsent_andOthersArePassedOver() {
        Cache<String, String> remembers = platform.open(TestPlatform.strings().absentFor(Duration.ofHours(1)));
        assertThat(remembers.getAll(List.of("a", "b"), keys -> Map.of("a", "1", "other", "2")))
                .isEqualTo(Map.of("a", "1"));
        assertThat(remembers.view().lookup("b")).isInstanceOf(Lookup.Absent.class);
        assertThat(remembers.get("other")).isNull();
        assertThat(remembers.getAll(List.of("a", "b"), this::lengths)).isEqualTo(Map.of("a", "1"));
        assertThat(asked).isEmpty();
    }

    @Test
    void exception_isThrownAsItIs_andNothingIsStored() {
        IOException thrown = new IOException("on purpose");
        assertThatThrownBy(() -> cache.getAll(List.of("a", "b"), keys -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(cache.getAll(List.of("a", "b"))).isEmpty();
        assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
        assertThat(cache.getAll(List.of("a", "b"), this::lengths)).hasSize(2);
    }

    @Test
    void loaderThatGivesNull_isTold() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> cache.getAll(List.of("a"), keys -> nothing()))
                .withMessageContaining("bulk loader");
        assertThat(cache.getAll(List.of("a"), this::lengths)).hasSize(1);
    }

    @SuppressWarnings("NullAway")
    private static Map<String, String> nothing() {
        return null;
    }

    @Test
    void keysThatOthersLoad_areWaitedFor_notLoadedAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Running<String> single = Threads.start(() -> String.valueOf(cache.get("a", key -> {
            begun.countDown();
            Threads.uninterruptibly(go::await);
            return "single";
        })));
        Threads.uninterruptibly(begun::await);
        Running<Map<String, String>> bulk = Threads.start(() -> cache.getAll(List.of("a", "b"), this::lengths));
        awaitWaiting(bulk);
        assertThat(asked).containsExactly(Set.of("b"));
        assertThat(cache.get("b")).isEqualTo("b1");
        go.countDown();
        assertThat(bulk.result()).isEqualTo(Map.of("a", "single", "b", "b1"));
        assertThat(single.result()).isEqualTo("single");
    }

    @Test
    void twoWhoAskForTheSameKeys_inAnyOrder_doNotWaitForOneAnother() throws Exception {
        for (int round = 0; round < 500; round++) {
            String a = "a" + round;
            String b = "b" + round;
            Threads.race(List.of(
                    () -> assertThat(cache.getAll(List.of(a, b), this::lengths)).hasSize(2),
                    () -> assertThat(cache.getAll(List.of(b, a), this::lengths)).hasSize(2),
                    () -> assertThat(cache.get(b, key -> "single")).isNotNull()));
        }
    }

    @Test
    void writeMeanwhile_forbidsToStore() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Running<Map<String, String>> bulk = Threads.start(() -> cache.getAll(List.of("a", "b"), keys -> {
            begun.countDown();
            Threads.uninterruptibly(go::await);
            return lengths(keys);
        }));
        Threads.uninterruptibly(begun::await);
        boolean unused = cache.remove("a");
        cache.put("b", "newer");
        go.countDown();
        assertThat(bulk.result()).isEqualTo(Map.of("a", "a1", "b", "b1"));
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isEqualTo("newer");
    }

    @Test
    void loaderThatAsksForItsOwnKey_isTold() {
        assertThatExceptionOfType(CacheLoadException.class)
                .isThrownBy(() ->
                        cache.getAll(List.of("a"), keys -> Map.of("a", String.valueOf(cache.get("a", key -> "again")))))
                .withMessageContaining("asks, directly or through another loader");
        assertThat(cache.getAll(List.of("a"), this::lengths)).hasSize(1);
    }

    @Test
    void failureOfOthers_isALoadException() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Running<String> single = Threads.start(() -> String.valueOf(cache.get("a", key -> {
            begun.countDown();
            Threads.uninterruptibly(go::await);
            throw new IOException("on purpose");
        })));
        Threads.uninterruptibly(begun::await);
        Running<Map<String, String>> bulk = Threads.start(() -> cache.getAll(List.of("a", "b"), this::lengths));
        awaitWaiting(bulk);
        go.countDown();
        assertThat(bulk.failure()).isInstanceOf(CacheLoadException.class);
        assertThat(single.failure()).isInstanceOf(IOException.class);
        assertThat(cache.get("b")).isEqualTo("b1");
    }

    @Test
    void withoutAnEngine_theLoaderAnswers() {
        TestOffer fake = TestOffer.named("other");
        platform.comes(fake);
        Cache<String, String> other = platform.open(TestPlatform.strings().engine("other"));
        platform.leaves(fake);
        assertThat(other.getAll(List.of("a", "b"), this::lengths)).hasSize(2);
        assertThat(asked).hasSize(1);
    }

    @Test
    void closed_throws() {
        cache.close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.getAll(List.of("a"), this::lengths));
        assertThat(asked).isEmpty();
    }

    @Test
    void lifetime_isDecidedByTheLoadedValue() {
        Cache<String, String> hour = platform.open(TestPlatform.strings().timeToLive(Duration.ofHours(1)));
        Loader<String, String, RuntimeException> loader = Loader.living(
                key -> key,
                (key, value) ->
                        value.equals("long") ? Duration.ofDays(2) : value.equals("never") ? Duration.ZERO : null);
        assertThat(hour.get("long", loader)).isEqualTo("long");
        assertThat(hour.get("usual", loader)).isEqualTo("usual");
        assertThat(hour.get("never", loader)).isEqualTo("never");
        assertThat(remaining(hour, "long")).isBetween(Duration.ofHours(47), Duration.ofHours(48));
        assertThat(remaining(hour, "usual")).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(hour.view().contains("never")).isFalse();
    }

    private static Duration remaining(Cache<String, String> cache, String key) {
        return cache.view().lookup(key) instanceof Lookup.Hit<String> hit && hit.remaining() != null
                ? hit.remaining()
                : Duration.ZERO;
    }

    @Test
    void lifetimeThatThrows_isAFailureOfTheLoad() {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> cache.get("a", Loader.living(key -> key, (key, value) -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(cache.view().contains("a")).isFalse();
        eventually().until(() -> "b".equals(cache.get("a", key -> "b")));
    }
}
