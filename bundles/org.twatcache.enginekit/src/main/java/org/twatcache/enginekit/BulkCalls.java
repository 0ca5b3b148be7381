package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** The calls for several keys. */
final class BulkCalls<T> extends Theme<T> {

    BulkCalls(Bench<T> bench) {
        super(bench);
    }

    @Case
    void getAll_someKeysAbsent_givesTheOthers() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 3, 30);

        List<EngineEntry<T>> found = engine.getAll(keys(0, 5));

        assertThat(keyNumbers(found)).containsExactlyInAnyOrder(1, 3);
        assertThat(content(found)).containsEntry(1, 10L).containsEntry(3, 30L);
    }

    @Case
    void putAll_newAndPresentKeys_storesThem() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.putAll(List.of(entry(1, 11, CacheEngine.NO_DEADLINE), entry(2, 22, CacheEngine.DEFAULT_DEADLINE)));

        assertThat(content(engine)).hasSize(2).containsEntry(1, 11L).containsEntry(2, 22L);
    }

    @Case
    void removeAll_someKeysAbsent_removesTheOthersOnly() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 2, 20);
        put(engine, 9, 90);
        engine.removeAll(keys(0, 5));

        assertThat(content(engine)).hasSize(1).containsEntry(9, 90L);
    }

    @Case
    void bulkCalls_withNothing_doNothing() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.putAll(List.of());
        engine.removeAll(List.of());
        engine.restore(List.of());

        assertThat(engine.getAll(List.of())).isEmpty();
        assertThat(content(engine)).hasSize(1);
    }

    @Case
    void bulkCalls_withManyKeys_reachEach() {
        CacheEngine<T> engine = open();
        engine.putAll(IntStream.range(0, 2_000)
                .mapToObj(i -> entry(i, i + 1L, CacheEngine.NO_DEADLINE))
                .toList());

        assertThat(engine.getAll(keys(0, 2_000))).hasSize(2_000);
        engine.removeAll(keys(0, 1_999));
        assertThat(content(engine)).hasSize(1).containsEntry(1_999, 2_000L);
    }
}
