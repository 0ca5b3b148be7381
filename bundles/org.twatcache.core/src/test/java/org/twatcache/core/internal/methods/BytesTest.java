package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheContexts;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheEvict;
import org.twatcache.Cached;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Results that are kept as bytes. */
class BytesTest {

    enum Color {
        RED
    }

    record Point(int x, int y) {}

    record Drawing(Point at, Color color, int number) {}

    interface Store<K, V> {

        @Cached
        V one(K key);

        @Cached
        Map<K, List<V>> many(List<K> keys, byte[] bytes, @Nullable Color color);

        @CacheEvict("one")
        void forget(K key);
    }

    @CacheDefaults(@Cached(engine = "bytes", spec = "required=true"))
    interface Drawings extends Store<Point, Drawing> {

        @Cached
        List<Drawing> all();
    }

    private static final class InMemory implements Drawings {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Drawing one(Point key) {
            return new Drawing(key, Color.RED, calls.incrementAndGet());
        }

        @Override
        public Map<Point, List<Drawing>> many(List<Point> keys, byte[] bytes, @Nullable Color color) {
            return Map.of(keys.get(0), List.of(one(keys.get(0))));
        }

        @Override
        public void forget(Point key) {}

        @Override
        public List<Drawing> all() {
            return List.of(one(new Point(0, 0)));
        }
    }

    private final TestPlatform platform =
            new TestPlatform(TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void results_comeBackFromBytes_byTheTypesOfTheInterface() {
        InMemory target = new InMemory();
        Drawings drawings = contexts.cached(Drawings.class, target);
        Drawing first = drawings.one(new Point(1, 2));
        assertThat(drawings.one(new Point(1, 2))).isEqualTo(first).isNotSameAs(first);
        assertThat(drawings.one(new Point(2, 1)).number()).isEqualTo(2);
        Map<Point, List<Drawing>> many = drawings.many(List.of(new Point(3, 3)), new byte[] {1}, null);
        assertThat(drawings.many(List.of(new Point(3, 3)), new byte[] {1}, null))
                .isEqualTo(many);
        assertThat(drawings.many(List.of(new Point(3, 3)), new byte[] {2}, null))
                .isNotEqualTo(many);
        assertThat(drawings.many(List.of(new Point(3, 3)), new byte[] {1}, Color.RED))
                .isNotEqualTo(many);
        assertThat(drawings.all()).isEqualTo(drawings.all());
        assertThat(target.calls).hasValue(6);
        drawings.forget(new Point(1, 2));
        assertThat(drawings.one(new Point(1, 2)).number()).isEqualTo(7);
    }
}
