package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.BulkLoader;
import org.twatcache.CacheException;
import org.twatcache.Loader;
import org.twatcache.core.internal.engine.FoulKey;

/**
 * Reads several keys, and loads what was missed in one go. Its own loads have ended before it waits for those of others, so that two who ask
 * for the same keys never wait for one another.
 */
final class BulkLoads {

    private final String cache;
    private final EntryStore store;
    private final LoadThrough through;

    BulkLoads(String cache, EntryStore store, LoadThrough through) {
        this.cache = cache;
        this.store = store;
        this.through = through;
    }

    <X extends Exception> Map<Object, Object> getAll(Set<Object> keys, BulkLoader<Object, Object, X> loader) throws X {
        boolean usable = true;
        Map<Object, Object> found = new LinkedHashMap<>();
        try {
            found.putAll(store.entries(keys));
        } catch (CacheException e) {
            usable = false;
        }
        store.stats().read(found.size(), keys.size() - found.size());
        Set<Object> missing = new LinkedHashSet<>(keys);
        missing.removeAll(found.keySet());
        if (through.keeping().leases()) {
            for (Object key : missing) {
                put(found, key, through.load(key, one(loader), usable, null));
            }
        } else if (!missing.isEmpty()) {
            new Bulk(usable).load(missing, loader, found);
        }
        found.values().removeIf(value -> value == Absent.ABSENT);
        return found;
    }

    private static <X extends Exception> Map<?, ?> loaded(BulkLoader<Object, Object, X> loader, Set<Object> keys)
            throws X {
        return Objects.requireNonNull(loader.loadAll(Collections.unmodifiableSet(keys)), "what the bulk loader gave");
    }

    private static <X extends Exception> Loader<Object, Object, X> one(BulkLoader<Object, Object, X> loader) {
        return new Loader<>() {
            @Override
            public @Nullable Object load(Object key) throws X {
                return loaded(loader, Set.of(key)).get(key);
            }

            @Override
            public @Nullable Duration timeToLive(Object key, Object value) {
                return loader.timeToLive(key, value);
            }

            @Override
            public Set<String> tags(Object key, Object value) {
                return loader.tags(key, value);
            }
        };
    }

    private static void put(Map<Object, Object> found, Object key, @Nullable Object value) {
        if (value != null) {
            found.put(key, value);
        }
    }

    /** The loads of one call. */
    private final class Bulk {

        private final boolean usable;

        /** Registered: others wait for them. */
        private final List<Load> own = new ArrayList<>();

        /** Of others. */
        private final List<Load> awaited = new ArrayList<>();

        /** A write overtook the one that is registered: what is loaded for them is given, and not stored. */
        private final List<Object> unshared = new ArrayList<>();

        Bulk(boolean usable) {
            this.usable = usable;
        }

        <X extends Exception> void load(
                Set<Object> missing, BulkLoader<Object, Object, X> loader, Map<Object, Object> found) throws X {
            boolean done = false;
            try {
                missing.forEach(this::register);
                if (usable) {
                    takeSeenMeanwhile(found);
                }
                loadAll(loader, found);
                done = true;
            } catch (Throwable e) {
                end(e);
                throw e;
            } finally {
                if (!done) {
                    store.stats().loaded(false);
                }
            }
            for (Load other : awaited) {
                Object result = through.await(other);
                if (other.isShared()) {
                    put(found, other.key, result);
                } else {
                    put(found, other.key, through.load(other.key, one(loader), usable, null));
                }
            }
        }

        private void register(Object key) {
            RuntimeException foul = FoulKey.check(cache, key);
            if (foul != null) {
                throw foul;
            }
            Load mine = new Load(key);
            Load other = store.loads().register(mine);
            if (other == null) {
                own.add(mine);
            } else if (other.isOvertaken()) {
                unshared.add(key);
            } else {
                awaited.add(other);
            }
        }

        /** What loads stored that ended between our miss and our registration. */
        private void takeSeenMeanwhile(Map<Object, Object> found) {
            Map<Object, Object> seen;
            try {
                seen = store.entries(own.stream().map(load -> load.key).toList());
            } catch (CacheException e) {
                return;
            }
            own.removeIf(load -> {
                Object entry = seen.get(load.key);
                if (entry != null) {
                    found.put(load.key, entry);
                    store.loads().unregister(load);
                    load.endUnshared();
                }
                return entry != null;
            });
        }

        private <X extends Exception> void loadAll(BulkLoader<Object, Object, X> loader, Map<Object, Object> found)
                throws X {
            Set<Object> wanted = new LinkedHashSet<>();
            own.forEach(load -> wanted.add(load.key));
            wanted.addAll(unshared);
            if (wanted.isEmpty()) {
                return;
            }
            Loaded.Beginning beginning = through.keeping().beginning();
            Map<?, ?> loaded = loaded(loader, wanted);
            Map<Object, Loaded> kept = new HashMap<>();
            own.forEach(load -> kept.put(load.key, beginning.loaded(one(loader), load.key, loaded.get(load.key))));
            wanted.forEach(key -> through.succeeded());
            // All before the first is stored: whoever waits for the last does not wait for an engine.
            own.forEach(load -> load.succeed(loaded.get(load.key)));
            for (Load load : own) {
                if (usable) {
                    boolean unused =
                            through.keeping().keep(load, Objects.requireNonNull(kept.get(load.key)), Place.free(null));
                }
                store.loads().unregister(load);
            }
            own.clear();
            wanted.forEach(key -> put(found, key, loaded.get(key)));
        }

        private void end(Throwable reason) {
            own.forEach(load -> {
                store.loads().unregister(load);
                load.fail(reason);
            });
        }
    }
}
