package org.twatcache.bench.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;

/** The caches that clients call, with everything that is known of their keys. Each key belongs to one cache. */
final class Traffic {

    private final List<Cache<String, Versioned>> caches;
    private final String[] names;
    private final Ledger ledger;
    private final Findings findings = new Findings();

    Traffic(List<Cache<String, Versioned>> caches, int keys) {
        this.caches = List.copyOf(caches);
        this.names = IntStream.range(0, keys).mapToObj(key -> "key-" + key).toArray(String[]::new);
        this.ledger = new Ledger(keys);
    }

    Ledger ledger() {
        return ledger;
    }

    Findings findings() {
        return findings;
    }

    String name(int key) {
        return names[key];
    }

    Cache<String, Versioned> cache(int key) {
        return caches.get(key % caches.size());
    }

    /** Stores something under every key. To be called while there are no clients. */
    void fill() {
        for (int key = 0; key < names.length; key++) {
            long version = ledger.begin(key);
            cache(key).put(names[key], new Versioned(names[key], version));
            ledger.acknowledge(key, version);
        }
    }

    /** Reads every key and judges it. To be called while there are no clients. */
    void check() {
        for (int key = 0; key < names.length; key++) {
            Versioned found = cache(key).get(names[key]);
            note(key, ledger.expected(key), found);
        }
    }

    /** Judges what was found by what the owner of the key expected. */
    void note(int key, Expected expected, @Nullable Versioned found) {
        findings.note(expected.judge(names[key], found), names[key], expected.version(), found);
    }

    /** Eight writers, who share the keys among them, and two readers. */
    List<Client> clients(long seed) {
        return clients(8, 2, seed);
    }

    /** Writers, who share the keys among them, and readers. */
    List<Client> clients(int writers, int readers, long seed) {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            clients.add(new Writer(this, i, writers, seed + i));
        }
        for (int i = 0; i < readers; i++) {
            clients.add(new Reader(this, seed + writers + i));
        }
        return clients;
    }
}
