package org.twatcache.engine.xodus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The regions of a store, open or not, and what the database does not know of them yet. Safe for any number of threads. */
final class Regions {

    /**
     * What the database is to be told.
     *
     * @param regions regions by name; null: there is none
     * @param dropped numbers of those that are gone
     */
    record News(Map<String, @Nullable RegionMeta> regions, List<Long> dropped) {

        boolean isEmpty() {
            return regions.isEmpty() && dropped.isEmpty();
        }
    }

    private final Map<String, RegionMeta> known = new HashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private News news = new News(new HashMap<>(), new ArrayList<>());

    Regions(Map<String, RegionMeta> recovered) {
        known.putAll(recovered);
        recovered.forEach((name, meta) -> contents.put(name, new Content(name, meta)));
    }

    synchronized @Nullable RegionMeta get(String name) {
        return known.get(name);
    }

    /** The content of a region that there is; what is known of it may have changed. */
    synchronized Content content(String name, RegionMeta meta) {
        if (!meta.equals(known.put(name, meta))) {
            news.regions.put(name, meta);
        }
        return contents.computeIfAbsent(name, absent -> new Content(name, meta));
    }

    /** Empties a region. */
    synchronized Content renew(String name, RegionMeta meta) {
        boolean isNew = known.get(name) == null;
        drop(name);
        known.put(name, meta);
        news.regions.put(name, meta);
        Content content = new Content(name, meta);
        content.untouched = isNew;
        contents.put(name, content);
        return content;
    }

    synchronized void drop(String name) {
        known.remove(name);
        news.regions.put(name, null);
        Content content = contents.remove(name);
        if (content != null && !content.untouched) {
            news.dropped.add(content.id);
        }
    }

    /** Notes what the database knows by now, if the content is still the current one. */
    synchronized void note(Content content, RegionMeta meta) {
        if (contents.get(content.name) == content) {
            known.put(content.name, meta);
        }
    }

    /** Changes what is known, if the content is still the current one. */
    synchronized void change(Content content, RegionMeta meta) {
        if (contents.get(content.name) == content) {
            known.put(content.name, meta);
            news.regions.put(content.name, meta);
        }
    }

    /** What is known of a content's region, or null where it is not the current one. */
    synchronized @Nullable RegionMeta meta(Content content) {
        return contents.get(content.name) == content ? known.get(content.name) : null;
    }

    List<Content> contents() {
        return List.copyOf(contents.values());
    }

    synchronized News takeNews() {
        News taken = news;
        news = new News(new HashMap<>(), new ArrayList<>());
        return taken;
    }

    /** The database could not be told. */
    synchronized void giveBack(News untold) {
        untold.regions.forEach(news.regions::putIfAbsent);
        news.dropped.addAll(untold.dropped);
    }

    /** The database knows nothing any more. */
    synchronized void tellAll() {
        known.forEach((name, meta) -> news.regions.put(name, meta.counted() ? meta.withBytes(0) : meta));
        contents.values().forEach(content -> content.bytes = 0);
    }
}
