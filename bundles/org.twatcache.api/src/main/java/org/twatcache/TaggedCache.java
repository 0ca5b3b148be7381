package org.twatcache;

import java.time.Duration;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Entries that carry tags, by which they are forgotten together, at a cost that does not depend on how many there are. Nulls, threads and errors
 * as in {@link Cache}. A tag is any text that is not empty; an entry has at most 64, of at most 1,024 characters each.
 *
 * <p>An entry is there only while each of its tags is worth what it was worth when the entry was stored. That is kept beside the cache,
 * on an engine chosen by the same wishes: where the engine is shared, an invalidation holds for all processes, by the way by which entries
 * are shared; what is forgotten there is an invalidation too. Entries that were invalidated keep their place until they are met,
 * replaced, evicted or expired, and are counted in sizes until then.
 *
 * <p>What a tag is worth is kept for a while: for at least 30 days after the last entry with it was stored, or for the lifetime of the spec where
 * that is longer, and for two years where it has none. An entry that lives longer than that ends with it. An operator who
 * exchanges the engine of a cache by hand exchanges that of its tags by hand too: it is the cache {@code NAME#tags}.
 *
 * <p>An export leaves out entries with tags, and says how many: those who import them would not know what their tags are worth.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@ProviderType
public interface TaggedCache<K, V> {

    /**
     * Stores a value with tags, and the lifetime of the spec; as {@link Cache#put(Object, Object)}, which stores it without.
     *
     * @param key the key
     * @param value the value
     * @param tags its tags; none is as good as {@link Cache#put(Object, Object)}
     * @throws IllegalArgumentException for a tag that is empty or too long, or too many of them; nothing was stored
     */
    void put(K key, V value, Set<String> tags);

    /**
     * Stores a value with tags and a lifetime of its own; as {@link Cache#put(Object, Object, Duration)}, which stores it without tags.
     *
     * @param key the key
     * @param value the value
     * @param timeToLive more than zero
     * @param tags its tags
     * @throws IllegalArgumentException for a tag that is empty or too long, or too many of them; nothing was stored
     */
    void put(K key, V value, Duration timeToLive, Set<String> tags);

    /**
     * The tags of an entry.
     *
     * @param key the key
     * @return its tags; none where there are none, or no entry
     */
    Set<String> tags(K key);

    /**
     * Forgets every entry that has a tag. When this returns, none of them is given to anybody any more, and no load that began before
     * stores what would have had the tag; a load of which the tags are not known yet is taken to have it.
     *
     * @param tag the tag
     */
    void invalidate(String tag);
}
