package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.core.internal.fixture.Rounds;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Two who read and change one value at the same moment: afterwards nobody is told an old one. */
class ChangeRaceTest {

    private static final int ROUNDS = 10_000;

    interface Register {

        @Cached
        Integer read(String key);

        @CacheEvict(value = "read", key = 0)
        void write(String key, int value);

        @CachePut(value = "read", key = 0)
        Integer put(String key, int value);
    }

    private static final class InMemory implements Register {

        private final AtomicInteger value = new AtomicInteger();

        @Override
        public Integer read(String key) {
            return value.get();
        }

        @Override
        public void write(String key, int written) {
            value.set(written);
        }

        @Override
        public Integer put(String key, int written) {
            value.set(written);
            // As long as it takes others to go past.
            for (int i = ThreadLocalRandom.current().nextInt(100); i > 0; i--) {
                Thread.onSpinWait();
            }
            return written;
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final InMemory target = new InMemory();
    private final Register register = platform.contexts().cached(Register.class, target);

    @AfterEach
    void close() {
        platform.close();
    }

    private void race(IntConsumer first, IntConsumer second) {
        int passed =
                Rounds.run(ROUNDS, first, second, round -> register.read("a").equals(target.value.get()));
        assertThat(passed).isEqualTo(ROUNDS);
    }

    @Test
    void reading_besideAnEviction() {
        race(round -> register.read("a"), round -> register.write("a", round));
    }

    @Test
    void reading_besideAPut() {
        race(round -> register.read("a"), round -> register.put("a", round));
    }

    @Test
    void putting_besideAPut() {
        race(round -> register.put("a", 2 * round), round -> register.put("a", 2 * round + 1));
    }

    @Test
    void putting_besideAnEviction() {
        race(round -> register.put("a", 2 * round), round -> register.write("a", 2 * round + 1));
    }
}
