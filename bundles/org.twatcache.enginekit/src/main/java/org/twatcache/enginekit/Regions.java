package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/** Engines of one factory do not meet each other's entries. */
final class Regions<T> extends Theme<T> {

    Regions(Bench<T> bench) {
        super(bench);
    }

    private void requireApart(CacheEngine<T> one, CacheEngine<T> other) {
        put(one, 1, 10);
        put(other, 2, 20);
        assertThat(content(one)).hasSize(1).containsEntry(1, 10L);
        assertThat(content(other)).hasSize(1).containsEntry(2, 20L);

        one.clear();
        assertThat(content(other)).hasSize(1).containsEntry(2, 20L);
        bench().destroy(one);
        assertThat(read(other, 2)).isEqualTo(20);
    }

    @Case
    void engines_ofTwoCaches_keepTheirEntriesApart() {
        String name = bench().freshName();
        requireApart(open(request().cache(name)), open(request().cache(name + "b")));
    }

    @Case
    void engines_ofTwoOwners_keepTheirEntriesApart() {
        String name = bench().freshName();
        requireApart(
                open(request().cache(name).owner("org.example.one")),
                open(request().cache(name).owner("org.example.two")));
    }

    @Case(lacks = {EngineTrait.PERSISTENT, EngineTrait.SHARED})
    void engine_openedAgain_isEmpty() {
        String name = bench().freshName();
        CacheEngine<T> before = open(request().cache(name));
        put(before, 1, 10);
        bench().close(before);
        CacheEngine<T> after = open(request().cache(name));

        assertThat(read(after, 1)).isNull();
        assertThat(entries(after)).isEmpty();
    }
}
