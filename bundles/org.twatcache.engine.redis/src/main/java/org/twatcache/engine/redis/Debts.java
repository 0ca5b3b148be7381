package org.twatcache.engine.redis;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.twatcache.spi.CacheEngine;

/**
 * Keys whose acknowledged writes never reached their server: what it has of them is older. Before a cache is served by it again they are
 * removed there. Safe for use by any number of threads.
 */
final class Debts {

    /** Of this bundle: a new configuration, with the server's new password, say, comes with a new engine. */
    static final Debts OF_ALL = new Debts();

    /** More are paid by clearing the cache. */
    private static final int MOST = 100_000;

    /**
     * Which entries, whoever logs in to them and however.
     *
     * @param place of the server
     * @param database of it
     * @param keys of the cache
     */
    record Debtor(String place, int database, Keyspace keys) {

        static Debtor of(ServerSettings server, Keyspace keys) {
            return new Debtor(server.place(), server.database(), keys);
        }
    }

    /** Guarded by this. */
    private final Map<Debtor, Set<ByteBuffer>> owed = new HashMap<>();

    /** Notes keys of a cache. */
    synchronized void add(Debtor debtor, Set<ByteBuffer> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Set<ByteBuffer> all = owed.computeIfAbsent(debtor, unused -> new HashSet<>());
        for (ByteBuffer key : keys) {
            if (all.size() > MOST) {
                // Enough to have the cache cleared.
                return;
            }
            all.add(key);
        }
    }

    /**
     * Has an engine of a cache forget what it is not to give any more.
     *
     * @throws RuntimeException where it cannot; then the debt stands
     */
    void pay(Debtor debtor, CacheEngine<byte[]> engine) {
        Set<ByteBuffer> due;
        synchronized (this) {
            due = owed.remove(debtor);
        }
        if (due == null) {
            return;
        }
        boolean paid = false;
        try {
            if (due.size() > MOST) {
                engine.clear();
            } else {
                engine.removeAll(due.stream().map(ByteBuffer::array).toList());
            }
            paid = true;
        } finally {
            if (!paid) {
                add(debtor, due);
            }
        }
    }
}
