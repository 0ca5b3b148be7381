package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheEngineException;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.spi.CacheEngine;

/** Writes that meet a load in the middle of storing: its value is in the engine already, and the load does not know yet. */
class StoringLoadTest {

    private static final String KEY = "k";

    private final CountDownLatch stored = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger pauses = new AtomicInteger();
    private final BareCache cache = new BareCache(new Loads(Optional.empty()), this::pause);
    private final Running<Object> loading = Threads.start(() -> String.valueOf(cache.get(KEY, key -> "old")));

    /** Only the load stops, only where it has stored. */
    private void pause() {
        if (pauses.incrementAndGet() == 2) {
            stored.countDown();
            Threads.uninterruptibly(go::await);
        }
    }

    @BeforeEach
    void begin() {
        eventually().until(() -> stored.getCount() == 0);
    }

    @AfterEach
    void end() {
        go.countDown();
    }

    private Running<String> removing() {
        Running<String> removing = Threads.start(() -> {
            cache.store.remove(KEY);
            return String.valueOf(cache.store.slot().get(KEY));
        });
        awaitWaiting(removing);
        return removing;
    }

    @Test
    void everyWriter_waitsUntilItIsStored() throws Exception {
        List<Running<String>> writers = List.of(removing(), removing(), removing());
        go.countDown();
        for (Running<String> writer : writers) {
            assertThat(writer.result()).isEqualTo("null");
        }
        assertThat(loading.result()).isEqualTo("old");
        assertThat(cache.store.slot().get(KEY)).isNull();
    }

    @Test
    void writer_whoIsInterrupted_isNotDoneBeforeItIsStored() throws Exception {
        Running<String> removing = Threads.start(() -> {
            Thread.currentThread().interrupt();
            cache.store.remove(KEY);
            return cache.store.slot().get(KEY) + " " + Thread.interrupted();
        });
        awaitWaiting(removing);
        go.countDown();
        assertThat(removing.result()).isEqualTo("null true");
    }

    @Test
    void clear_waitsUntilItIsStored() throws Exception {
        Running<Boolean> clearing = Threads.start(() -> {
            cache.store.clear();
            return cache.store.slot().get(KEY) == null;
        });
        awaitWaiting(clearing);
        go.countDown();
        assertThat(clearing.result()).isTrue();
    }

    @Test
    void write_thatFails_undoesItNevertheless() throws Exception {
        Running<Boolean> putting = Threads.start(() -> {
            cache.failing.set(true);
            assertThatThrownBy(() -> cache.store.put(KEY, "new", CacheEngine.DEFAULT_DEADLINE))
                    .isInstanceOf(CacheEngineException.class);
            return cache.store.slot().get(KEY) == null;
        });
        awaitWaiting(putting);
        go.countDown();
        assertThat(putting.result()).isTrue();
    }

    @Test
    void caller_whoComesAfterTheWrite_loadsForHimself() throws Exception {
        Running<String> removing = removing();
        assertThat(cache.<RuntimeException>get(KEY, key -> "new")).isIn("new", "old");
        go.countDown();
        assertThat(removing.result()).isEqualTo("null");
        assertThat(cache.<RuntimeException>get(KEY, key -> "new")).isEqualTo("new");
    }

    @Test
    void load_thatWasOvertaken_isNotShared() {
        Load load = new Load("other");
        assertThat(cache.store.loads().register(load)).isNull();
        assertThat(load.beginFill(() -> {})).isTrue();
        load.succeed("old");
        assertThat(cache.store.loads().invalidate("other")).containsExactly(load);
        assertThat(cache.<RuntimeException>get("other", key -> "new")).isEqualTo("new");
        assertThat(cache.store.slot().get("other")).isNull();
    }

    @Test
    void caller_whileItIsStored_sharesTheLoad() {
        assertThat(cache.<RuntimeException>get(KEY, key -> "other")).isEqualTo("old");
    }
}
