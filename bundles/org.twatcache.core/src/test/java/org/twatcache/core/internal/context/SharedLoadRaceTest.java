package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** What one owner loads, while another writes: nothing that was read before a write is met after it. */
class SharedLoadRaceTest {

    private static final int KEYS = 4;
    private static final int WRITES = 4_000;

    private final AtomicIntegerArray source = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);
    private final AtomicInteger writing = new AtomicInteger(2);
    private final AtomicReference<@Nullable String> lie = new AtomicReference<>();

    private static Cache<String, String> open(TestPlatform platform, String owner) {
        return platform.platform()
                .contextsOf(platform.owner(owner))
                .open(strings().named("s").shared().build());
    }

    @Test
    void load_ofOneOwner_whileAnotherRemoves_isNotStored() throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("map"))) {
            Cache<String, String> first = open(platform, "com.acme.one");
            Cache<String, String> second = open(platform, "com.acme.two");
            CountDownLatch loading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Threads.Running<String> load = Threads.start(() -> first.get("k", key -> {
                loading.countDown();
                assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
                return "old";
            }));
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.remove("k")).isFalse();
            go.countDown();
            assertThat(load.result()).isEqualTo("old");
            assertThat(first.get("k")).isNull();
            assertThat(second.get("k")).isNull();
        }
    }

    /** Each writer owns its keys, and counts them in a source before it writes; whoever reads less was lied to. */
    @Test
    void loads_ofTwoOwners_neverBringBackWhatWasBeforeAWrite() throws Exception {
        AtomicBoolean used = new AtomicBoolean();
        try (TestPlatform platform = new TestPlatform(TestOffer.named("map"))) {
            List<Cache<String, String>> caches =
                    List.of(open(platform, "com.acme.one"), open(platform, "com.acme.two"));
            List<Threads.Task> tasks = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int writer = i;
                Cache<String, String> own = caches.get(i);
                tasks.add(() -> write(own, writer));
                tasks.add(() -> read(own, used));
            }
            Threads.race(tasks);
        }
        assertThat(lie.get()).isNull();
        assertThat(used).isTrue();
    }

    private void write(Cache<String, String> cache, int writer) {
        try {
            for (int i = 0; i < WRITES && lie.get() == null; i++) {
                int key = 2 * (i % (KEYS / 2)) + writer;
                int version = source.incrementAndGet(key);
                switch (ThreadLocalRandom.current().nextInt(8)) {
                    case 0 -> cache.clear();
                    case 1, 2 -> cache.put("k" + key, "" + version);
                    default -> cache.remove("k" + key);
                }
                acknowledged.set(key, version);
            }
        } finally {
            writing.decrementAndGet();
        }
    }

    private void read(Cache<String, String> cache, AtomicBoolean used) {
        while (writing.get() > 0 && lie.get() == null) {
            int key = ThreadLocalRandom.current().nextInt(KEYS);
            int least = acknowledged.get(key);
            String read = ThreadLocalRandom.current().nextBoolean()
                    ? cache.get("k" + key)
                    : cache.get("k" + key, same -> "" + source.get(key));
            if (read != null) {
                used.set(true);
                if (Integer.parseInt(read) < least) {
                    lie.compareAndSet(null, "read " + read + " of k" + key + " after " + least);
                }
            }
        }
    }
}
