package org.twatcache.core.internal.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.TaggedCache;
import org.twatcache.spi.EngineEntry;

/** The tags of the entries, by one handle. */
final class TaggedView<K, V> implements TaggedCache<K, V> {

    private final EntryStore store;
    private final TagStamps stamps;
    private final HandleLife life;

    TaggedView(EntryStore store, TagStamps stamps, HandleLife life) {
        this.store = store;
        this.stamps = stamps;
        this.life = life;
    }

    @Override
    public void put(K key, V value, Set<String> tags) {
        check(key, value, tags);
        store.put(key, value, store.lifetimes().usual(), stamps.of(tags));
    }

    @Override
    public void put(K key, V value, Duration timeToLive, Set<String> tags) {
        check(key, value, tags);
        long deadline = store.lifetimes().after(requireNonNull(timeToLive, "timeToLive"));
        store.put(key, value, deadline, stamps.of(tags));
    }

    private void check(K key, V value, Set<String> tags) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        TagStamps.check(requireNonNull(tags, "tags"));
        life.check();
    }

    @Override
    public Set<String> tags(K key) {
        requireNonNull(key, "key");
        life.check();
        EngineEntry<Object> entry = store.slot().<@Nullable EngineEntry<Object>>read(key, engine -> engine.peek(key));
        Set<String> tags = new LinkedHashSet<>();
        if (entry != null && store.value(entry.value()) != null && entry.value() instanceof Noted noted) {
            noted.notes().tags().forEach(stamp -> tags.add(stamp.tag()));
        }
        return tags;
    }

    @Override
    public void invalidate(String tag) {
        requireNonNull(tag, "tag");
        life.check();
        store.invalidateLoads(() -> stamps.invalidate(tag));
    }
}
