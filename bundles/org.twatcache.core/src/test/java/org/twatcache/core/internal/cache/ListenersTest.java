package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.RemovalCause;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

class ListenersTest {

    private record Removal(String key, String value, RemovalCause cause) {}

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(offer);
    private final List<Removal> removals = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private CacheSpecBuilder<String, String> listened() {
        return TestPlatform.strings()
                .removalListener((key, value, cause) -> removals.add(new Removal(key, value, cause)));
    }

    @Test
    void writes_tellWhatTheyRemoved() {
        Cache<String, String> cache = platform.open(listened());
        cache.put("k", "1");
        cache.put("k", "2");
        cache.putAll(Map.of("k", "3"));
        cache.atomic().replace("k", "4");
        cache.atomic().compareAndSet("k", "4", "5");
        cache.atomic().compute("k", (key, old) -> "6");
        cache.atomic().putIfAbsent("k", "7");
        cache.atomic().compareAndSet("k", "9", "8");
        assertThat(cache.remove("k")).isTrue();
        assertThat(cache.remove("k")).isFalse();
        cache.put("k", "7");
        assertThat(cache.atomic().remove("k", "7")).isTrue();
        cache.put("k", "8");
        cache.atomic().compute("k", (key, old) -> null);
        assertThat(removals)
                .containsExactly(
                        new Removal("k", "1", RemovalCause.REPLACED),
                        new Removal("k", "2", RemovalCause.REPLACED),
                        new Removal("k", "3", RemovalCause.REPLACED),
                        new Removal("k", "4", RemovalCause.REPLACED),
                        new Removal("k", "5", RemovalCause.REPLACED),
                        new Removal("k", "6", RemovalCause.REMOVED),
                        new Removal("k", "7", RemovalCause.REMOVED),
                        new Removal("k", "8", RemovalCause.REMOVED));
    }

    @Test
    void eviction_isTold() {
        Cache<String, String> cache = platform.open(listened().maximumSize(1));
        cache.put("a", "1");
        cache.put("b", "2");
        assertThat(removals).containsExactly(new Removal("a", "1", RemovalCause.EVICTED));
        assertThat(cache.view().stats().evictions()).isEqualTo(1);
    }

    @Test
    void eviction_byThePlatformItself_isTold() {
        platform.leaves(offer);
        platform.comes(TestOffer.named("plain", new EngineTrait[0]));
        Cache<String, String> cache = platform.open(listened().maximumSize(1));
        cache.put("a", "1");
        cache.put("b", "2");
        assertThat(removals).hasSize(1);
        assertThat(removals.get(0).cause()).isEqualTo(RemovalCause.EVICTED);
        assertThat(cache.view().stats().evictions()).isEqualTo(1);
    }

    @Test
    void expiry_isTold() {
        Cache<String, String> cache = platform.open(listened());
        cache.put("k", "v", Duration.ofMillis(200));
        eventually().until(() -> cache.get("k") == null);
        assertThat(removals).containsExactly(new Removal("k", "v", RemovalCause.EXPIRED));
        assertThat(cache.view().stats().expirations()).isEqualTo(1);
    }

    @Test
    void clear_andTheLossOfAnEngine_areNotTold() {
        Cache<String, String> cache = platform.open(listened());
        cache.put("k", "v");
        cache.clear();
        cache.put("k", "v");
        platform.leaves(offer);
        assertThat(removals).isEmpty();
    }

    @Test
    void rememberedAbsence_isNotTold() {
        Cache<String, String> cache = platform.open(listened().absentFor(Duration.ofHours(1)));
        assertThat(cache.<RuntimeException>get("k", key -> null)).isNull();
        cache.put("k", "v");
        assertThat(removals).isEmpty();
    }

    @Test
    void listenerThatThrows_isCountedAndTheOthersAreCalled() {
        Cache<String, String> cache = platform.open(TestPlatform.strings()
                .removalListener((key, value, cause) -> {
                    throw new IllegalStateException("listener");
                })
                .removalListener((key, value, cause) -> {
                    throw new NoClassDefFoundError("gone");
                })
                .removalListener((key, value, cause) -> removals.add(new Removal(key, value, cause))));
        cache.put("k", "1");
        cache.put("k", "2");
        assertThat(cache.remove("k")).isTrue();
        assertThat(removals).hasSize(2);
        assertThat(cache.view().stats().errors()).isEqualTo(4);
    }

    @Test
    void listenerThatCallsTheCache_isHeard() {
        List<Cache<String, String>> self = new CopyOnWriteArrayList<>();
        Cache<String, String> cache =
                platform.open(TestPlatform.strings().maximumSize(2).removalListener((key, value, cause) -> {
                    if (cause == RemovalCause.EVICTED && key.equals("a")) {
                        self.get(0).remove("evicted " + key);
                        self.get(0).put("evicted " + key, value);
                    } else if (cause == RemovalCause.REMOVED) {
                        removals.add(new Removal(key, String.valueOf(self.get(0).get(key)), cause));
                        assertThat(self.get(0).get(key, missing -> "loaded")).isEqualTo("loaded");
                    }
                }));
        self.add(cache);
        cache.put("a", "1");
        cache.put("b", "2");
        cache.put("c", "3");
        assertThat(cache.get("evicted a")).isEqualTo("1");
        assertThat(cache.remove("evicted a")).isTrue();
        assertThat(removals).containsExactly(new Removal("evicted a", "null", RemovalCause.REMOVED));
        assertThat(cache.get("evicted a")).isEqualTo("loaded");
    }

    @Test
    void listenerOfAnEviction_mayAskForTheKeyThatIsBeingStored() {
        List<Cache<String, String>> self = new CopyOnWriteArrayList<>();
        Cache<String, String> cache =
                platform.open(TestPlatform.strings().maximumSize(1).removalListener((key, value, cause) -> {
                    if (key.equals("a")) {
                        removals.add(new Removal(key, String.valueOf(self.get(0).get("b", missing -> "own")), cause));
                    }
                }));
        self.add(cache);
        cache.put("a", "1");
        assertThat(cache.get("b", key -> "2")).isEqualTo("2");
        assertThat(removals).containsExactly(new Removal("a", "2", RemovalCause.EVICTED));
        assertThat(cache.view().stats().errors()).isZero();
    }
}
