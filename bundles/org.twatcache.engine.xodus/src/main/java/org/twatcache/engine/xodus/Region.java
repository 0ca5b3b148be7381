package org.twatcache.engine.xodus;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.OutcomeUnknownException;

/**
 * The entries of one cache, however far each has come: in the read tier, pending, in the database. A write holds the lock of its
 * key's stripe while it looks and changes, not while it waits for the disk.
 */
final class Region {

    /** What a writer decides, under the lock, from what there is. */
    record Decision<R extends @Nullable Object>(
            boolean changes, @Nullable Entry entry, R answer) {

        static <R extends @Nullable Object> Decision<R> none(R answer) {
            return new Decision<>(false, null, answer);
        }

        static <R extends @Nullable Object> Decision<R> store(Entry entry, R answer) {
            return new Decision<>(true, entry, answer);
        }

        static <R extends @Nullable Object> Decision<R> remove(R answer) {
            return new Decision<>(true, null, answer);
        }
    }

    /** Fewer than these, and writers of different keys meet. */
    private static final int STRIPES = 64;

    /** Longer values fit into no array of a record, with room to spare. */
    private static final int LONGEST = 256 << 20;

    final DiskStore store;
    private final String cache;
    private final String name;
    private final RegionMode mode;
    private final @Nullable ReadTier tier;
    private final Damages damages;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private volatile Content content;
    private volatile boolean closed;

    Region(DiskStore store, String cache, String name, RegionMode mode, @Nullable ReadTier tier) throws IOException {
        this.store = store;
        this.cache = cache;
        this.name = name;
        this.mode = mode;
        this.tier = tier;
        this.damages = new Damages(store.directory(), name);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
        this.content = store.open(name, mode);
    }

    Content content() {
        return content;
    }

    void requireOpen() {
        if (closed) {
            throw new EngineClosedException(cache, XodusEngineFactory.ENGINE);
        }
    }

    private Stripe stripe(Bytes key) {
        return stripes[key.hashCode() & (STRIPES - 1)];
    }

    /** The entry, also one whose deadline has come, or null. */
    @Nullable
    Entry read(Bytes key) {
        requireOpen();
        if (tier != null) {
            Entry hot = tier.get(key);
            if (hot != null) {
                return hot;
            }
        }
        Stripe stripe = stripe(key);
        long version = stripe.version();
        Content from = content;
        Pending pending = from.pending.get(key);
        if (pending != null) {
            return missing(pending.entry);
        }
        Entry entry = stored(from, key);
        if (entry != null && tier != null && stripe.lock.tryLock()) {
            try {
                if (stripe.version() == version && !closed) {
                    tier.put(key, entry);
                }
            } finally {
                stripe.lock.unlock();
            }
        }
        return missing(entry);
    }

    /** The entry, without making it a younger one. */
    @Nullable
    Entry look(Bytes key) {
        requireOpen();
        Content from = content;
        Pending pending = from.pending.get(key);
        return missing(pending != null ? pending.entry : stored(from, key));
    }

    /** A miss is no answer where the region ended meanwhile. */
    private @Nullable Entry missing(@Nullable Entry entry) {
        if (entry == null) {
            requireOpen();
        }
        return entry;
    }

    private @Nullable Entry stored(Content from, Bytes key) {
        return readOr(() -> null, () -> store.get(from, key.array));
    }

    /**
     * Reads something.
     *
     * @param damaged gives the answer where it is damaged
     * @throws CacheResourceException where the database is not open for now: what is in it comes back
     */
    private <T extends @Nullable Object> T readOr(Supplier<T> damaged, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DamagedException e) {
            requireOpen();
            damages.met(e);
            return damaged.get();
        } catch (ClosedDatabaseException e) {
            requireOpen();
            throw new CacheResourceException(
                    "Cache '" + cache + "' cannot be read for now: the database in " + store.directory()
                            + " failed and is being opened again; is its disk full?",
                    cache,
                    XodusEngineFactory.ENGINE,
                    e);
        }
    }

    /** Writes of one caller that are not acknowledged yet. */
    final class Writes {

        private long last;

        /**
         * Changes a key.
         *
         * @param blind whether the decision does not depend on what there is: it is given null then
         * @param decision what to do
         * @return the decision's answer
         */
        <R extends @Nullable Object> R change(
                Bytes key, boolean blind, Function<@Nullable Entry, Decision<R>> decision) {
            Stripe stripe = stripe(key);
            stripe.lock.lock();
            try {
                requireOpen();
                boolean[] damaged = new boolean[1];
                Decision<R> made = decision.apply(blind ? null : present(key, () -> damaged[0] = true));
                if (!made.changes && damaged[0]) {
                    // Whoever was told that there is nothing must not meet it again: it may be readable another time.
                    last = changed(stripe, key, null);
                } else if (made.changes) {
                    requireShort(made.entry);
                    last = changed(stripe, key, made.entry);
                }
                return made.answer;
            } finally {
                stripe.lock.unlock();
            }
        }

        /** Returns when they may be acknowledged. */
        void await() {
            awaitDisk(last);
        }
    }

    Writes writes() {
        requireOpen();
        return new Writes();
    }

    private void requireShort(@Nullable Entry entry) {
        if (entry != null && entry.value.length > LONGEST) {
            throw new CacheResourceException(
                    "A value of " + entry.value.length + " bytes for cache '" + cache
                            + "' was refused: the disk engine takes " + LONGEST + " at most; nothing was stored",
                    cache,
                    XodusEngineFactory.ENGINE,
                    null);
        }
    }

    private @Nullable Entry present(Bytes key, Runnable damaged) {
        Content from = content;
        Pending pending = from.pending.get(key);
        if (pending != null) {
            return pending.entry;
        }
        return readOr(
                () -> {
                    damaged.run();
                    return null;
                },
                () -> store.get(from, key.array));
    }

    private long changed(Stripe stripe, Bytes key, @Nullable Entry entry) {
        long record;
        try {
            record = store.change(content, key, entry, mode.weak() && mode.lasting());
        } catch (IOException e) {
            throw refused(e);
        }
        stripe.change();
        if (tier != null) {
            tier.remove(key);
        }
        return record;
    }

    private CacheResourceException refused(IOException cause) {
        return new CacheResourceException(
                "Cache '" + cache + "' was not changed: " + store.directory() + " takes nothing (" + cause.getMessage()
                        + "); is its disk full?",
                cache,
                XodusEngineFactory.ENGINE,
                cause);
    }

    /** In the levels that promise it, a write is acknowledged when it is on the disk. */
    private void awaitDisk(long record) {
        if (!mode.weak()) {
            try {
                store.awaitSynced(record);
            } catch (IOException e) {
                throw new OutcomeUnknownException(
                        "A write of cache '" + cache + "' may not be on the disk of " + store.directory(),
                        cache,
                        XodusEngineFactory.ENGINE,
                        e);
            }
        }
    }

    /**
     * An entry that was removed for a reason of this engine.
     *
     * @param content where it was
     * @param key its key
     * @param entry what it was
     * @param removal what is to come into the database
     */
    record Discarded(Content content, Bytes key, Entry entry, Pending removal) {

        /** Whether the database knows already. */
        boolean isGone() {
            return content.pending.get(key) != removal;
        }

        long bytes() {
            return (long) key.array.length + entry.value.length;
        }
    }

    /**
     * Removes an entry for a reason of this engine, if it is the one that a test wants, without waiting for the disk.
     *
     * @return the entry, or null where it was not removed
     */
    @Nullable
    Discarded discard(Bytes key, boolean evenIfPending, Predicate<Entry> test) {
        Stripe stripe = stripe(key);
        stripe.lock.lock();
        try {
            if (closed || (!evenIfPending && content.pending.containsKey(key))) {
                return null;
            }
            Entry present = present(key, () -> {});
            if (present == null || !test.test(present)) {
                return null;
            }
            Pending removal = store.forget(content, key);
            stripe.change();
            if (tier != null) {
                tier.remove(key);
            }
            return new Discarded(content, key, present, removal);
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Whether an entry was read lately, or is just being written. */
    boolean isHot(Bytes key) {
        return content.pending.containsKey(key) || (tier != null && tier.has(key));
    }

    void clear() {
        long record;
        lockAll();
        try {
            requireOpen();
            content = store.renew(name, mode);
            record = content.id;
            for (Stripe stripe : stripes) {
                stripe.change();
            }
            if (tier != null) {
                tier.clear();
            }
        } catch (IOException e) {
            throw refused(e);
        } finally {
            unlockAll();
        }
        awaitDisk(record);
    }

    /** The keys behind one in the database; none where it is damaged. */
    List<byte[]> keys(byte @Nullable [] after, int max) {
        return readOr(List::of, () -> store.keys(content, after, max));
    }

    long stored() {
        return readOr(() -> 0L, () -> store.count(content));
    }

    boolean isStored(Bytes key) {
        return stored(content, key) != null;
    }

    void flush() {
        requireOpen();
        try {
            store.sync();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Ends it: every call that could have an effect has ended, or is refused. */
    void close() {
        lockAll();
        closed = true;
        unlockAll();
        if (tier != null) {
            tier.clear();
        }
    }

    /** Ends it, and its entries. */
    void destroy() {
        close();
        try {
            long record = store.drop(name, mode);
            if (!content.untouched) {
                awaitDisk(record);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void lockAll() {
        for (Stripe stripe : stripes) {
            stripe.lock.lock();
        }
    }

    private void unlockAll() {
        for (Stripe stripe : stripes) {
            stripe.lock.unlock();
        }
    }
}
