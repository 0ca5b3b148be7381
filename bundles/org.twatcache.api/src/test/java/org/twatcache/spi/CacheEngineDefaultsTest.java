package org.twatcache.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an engine gets for nothing. */
class CacheEngineDefaultsTest {

    /** The least that compiles. */
    private static class Least implements CacheEngine<Object> {

        final Map<Object, Object> entries = new HashMap<>();
        int closed;

        @Override
        public @Nullable Object get(Object key) {
            return entries.get(key);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            entries.put(key, value);
        }

        @Override
        public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
            return entries.putIfAbsent(key, value);
        }

        @Override
        public boolean replace(Object key, Object expected, Object value, long deadline) {
            return entries.replace(key, expected, value);
        }

        @Override
        public boolean remove(Object key) {
            return entries.remove(key) != null;
        }

        @Override
        public boolean remove(Object key, Object expected) {
            return entries.remove(key, expected);
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public @Nullable EngineEntry<Object> peek(Object key) {
            return null;
        }

        @Override
        public EngineCursor<Object> cursor() {
            return max -> List.of();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final Least engine = new Least();

    private static EngineEntry<Object> entry(String key) {
        return new EngineEntry<>(key, "v" + key, CacheEngine.NO_DEADLINE);
    }

    @Test
    void bulkForms_callTheSingleOnes() {
        engine.putAll(List.of(entry("a"), entry("b")));
        engine.restore(List.of(entry("c")));
        assertThat(engine.getAll(List.of("a", "c", "x"))).containsExactlyInAnyOrder(entry("a"), entry("c"));
        engine.removeAll(List.of("a", "x"));
        assertThat(engine.entries).containsOnlyKeys("b", "c");
        engine.flush();
        engine.cursor().close();
    }

    @Test
    void destroy_clearsAndCloses() {
        engine.put("k", "v", 0);
        engine.destroy();
        assertThat(engine.entries).isEmpty();
        assertThat(engine.closed).isEqualTo(1);
    }

    @Test
    void destroy_whoseClearFails_closesNevertheless() {
        Least broken = new Least() {
            @Override
            public void clear() {
                throw new IllegalStateException("disk");
            }
        };
        assertThatIllegalStateException().isThrownBy(broken::destroy).withMessage("disk");
        assertThat(broken.closed).isEqualTo(1);
    }
}
