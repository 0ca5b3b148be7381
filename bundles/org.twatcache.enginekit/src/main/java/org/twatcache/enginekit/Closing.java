package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;

/** After its end an engine answers nothing, not even a miss. */
final class Closing<T> extends Theme<T> {

    Closing(Bench<T> bench) {
        super(bench);
    }

    private Map<String, ThrowingCallable> calls(CacheEngine<T> engine, T expected) {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("get", () -> engine.get(key(1)));
        calls.put("get of an absent key", () -> engine.get(key(99)));
        calls.put("put", () -> put(engine, 1, 11));
        calls.put("putIfAbsent", () -> engine.putIfAbsent(key(1), value(11), CacheEngine.NO_DEADLINE));
        calls.put("replace", () -> engine.replace(key(1), expected, value(11), CacheEngine.NO_DEADLINE));
        calls.put("remove", () -> engine.remove(key(1)));
        calls.put("remove of an expected value", () -> engine.remove(key(1), expected));
        calls.put("clear", engine::clear);
        calls.put("size", engine::size);
        calls.put("peek", () -> engine.peek(key(1)));
        calls.put("cursor", () -> engine.cursor().nextPage(1));
        calls.put("restore", () -> engine.restore(List.of(entry(1, 11, CacheEngine.NO_DEADLINE))));
        calls.put("getAll", () -> engine.getAll(keys(0, 3)));
        calls.put("putAll", () -> engine.putAll(List.of(entry(1, 11, CacheEngine.NO_DEADLINE))));
        calls.put("removeAll", () -> engine.removeAll(keys(0, 3)));
        return calls;
    }

    private void requireAllClosed(CacheEngine<T> engine, T expected) {
        calls(engine, expected)
                .forEach((name, call) -> assertThatThrownBy(call).as(name).isInstanceOf(EngineClosedException.class));
        assertThat(catchThrowable(engine::flush))
                .as("flush, which may have nothing to do")
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(EngineClosedException.class));
    }

    @Case
    void everyCall_afterClose_saysClosed() {
        CacheEngine<T> engine = open();
        T value = value(10);
        engine.put(key(1), value, CacheEngine.NO_DEADLINE);
        bench().close(engine);

        requireAllClosed(engine, value);
        requireAllClosed(engine, value);
    }

    @Case
    void everyCall_afterDestroy_saysClosed() {
        CacheEngine<T> engine = open();
        T value = value(10);
        engine.put(key(1), value, CacheEngine.NO_DEADLINE);
        bench().destroy(engine);

        requireAllClosed(engine, value);
    }

    @Case
    void closedEngine_named_tellsTheCache() {
        TestRequestBuilder request = request();
        String cache = request.build().cache();
        CacheEngine<T> engine = open(request);
        bench().close(engine);

        assertThatExceptionOfType(EngineClosedException.class)
                .isThrownBy(() -> engine.get(key(1)))
                .withMessageContaining(cache)
                .satisfies(closed -> assertThat(closed.cache()).isEqualTo(cache))
                .satisfies(closed -> assertThat(closed.engine()).isNotNull());
    }

    @Case
    void nextPage_ofACursorThatWasOpenBefore_saysClosed() {
        CacheEngine<T> engine = open();
        for (int i = 0; i < 10; i++) {
            put(engine, i, i);
        }
        EngineCursor<T> begun = engine.cursor();
        begun.nextPage(3);
        EngineCursor<T> fresh = engine.cursor();
        EngineCursor<T> ended = engine.cursor();
        rest(ended);
        bench().close(engine);

        for (EngineCursor<T> cursor : List.of(begun, fresh, ended)) {
            assertThatThrownBy(() -> cursor.nextPage(3)).isInstanceOf(EngineClosedException.class);
            cursor.close();
        }
    }
}
