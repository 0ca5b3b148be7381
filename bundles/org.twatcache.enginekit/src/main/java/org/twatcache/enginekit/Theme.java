package org.twatcache.enginekit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Cases that belong together: their methods with {@link Case}, each on an instance and a bench of its own. */
abstract class Theme<T> {

    /** As short a page as shows that pages are put together rightly. */
    private static final int PAGE = 7;

    private final Bench<T> bench;

    Theme(Bench<T> bench) {
        this.bench = bench;
    }

    Bench<T> bench() {
        return bench;
    }

    TestRequestBuilder request() {
        return bench.request();
    }

    CacheEngine<T> open() {
        return bench.create(bench.request());
    }

    CacheEngine<T> open(TestRequestBuilder request) {
        return bench.create(request);
    }

    T key(int number) {
        return bench.samples().key(number);
    }

    T value(long number) {
        return bench.samples().value(number);
    }

    long in(Duration time) {
        return bench.clock().in(time);
    }

    EngineEntry<T> entry(int key, long value, long deadline) {
        return new EngineEntry<>(key(key), value(value), deadline);
    }

    void put(CacheEngine<T> engine, int key, long value) {
        engine.put(key(key), value(value), CacheEngine.NO_DEADLINE);
    }

    /** The number of the value that {@code get} gives, or null. */
    @Nullable
    Long read(CacheEngine<T> engine, int key) {
        return number(engine.get(key(key)));
    }

    /** The number of the value that {@code peek} gives, or null. */
    @Nullable
    Long look(CacheEngine<T> engine, int key) {
        EngineEntry<T> entry = engine.peek(key(key));
        return entry == null ? null : number(entry.value());
    }

    @Nullable
    Long number(@Nullable T value) {
        return value == null ? null : bench.samples().number(value);
    }

    List<Integer> keyNumbers(Collection<EngineEntry<T>> entries) {
        return entries.stream()
                .map(entry -> bench.samples().keyNumber(entry.key()))
                .toList();
    }

    List<T> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::key).toList();
    }

    /** What a cursor gives, page by page. */
    List<EngineEntry<T>> entries(CacheEngine<T> engine) {
        try (EngineCursor<T> cursor = engine.cursor()) {
            return rest(cursor);
        }
    }

    List<EngineEntry<T>> rest(EngineCursor<T> cursor) {
        List<EngineEntry<T>> all = new ArrayList<>();
        for (List<EngineEntry<T>> page = cursor.nextPage(PAGE); !page.isEmpty(); page = cursor.nextPage(PAGE)) {
            all.addAll(page);
        }
        return all;
    }

    /** What a cursor gives, as numbers. */
    Map<Integer, Long> content(CacheEngine<T> engine) {
        return content(entries(engine));
    }

    Map<Integer, Long> content(Collection<EngineEntry<T>> entries) {
        Map<Integer, Long> content = new TreeMap<>();
        for (EngineEntry<T> entry : entries) {
            content.put(bench.samples().keyNumber(entry.key()), bench.samples().number(entry.value()));
        }
        return content;
    }
}
