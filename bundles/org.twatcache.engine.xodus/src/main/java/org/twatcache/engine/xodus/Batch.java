package org.twatcache.engine.xodus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes that come into the database in one transaction. Used by the thread of the store. */
final class Batch {

    /** The more there are, the more of them share the nodes of the tree, each of which is written once. */
    private static final int MOST_ENTRIES = 32_768;

    /** What a change costs beside its key and its value, about: its header, and its share of the nodes of the tree. */
    private static final int OVERHEAD = 96;

    /** One change. */
    private record Change(Content content, Bytes key, Pending pending) {}

    private final Regions regions;
    private final long most;
    private final List<Change> changes = new ArrayList<>();
    private long bytes;

    /** What a transaction has to keep and to write at least, keys and removals included. */
    private long volume;

    /**
     * A batch without changes.
     *
     * @param most so many bytes are enough
     */
    Batch(Regions regions, long most) {
        this.regions = regions;
        this.most = most;
    }

    void add(Content content, Bytes key, Pending pending) {
        changes.add(new Change(content, key, pending));
        int value = pending.entry == null ? 0 : pending.entry.value.length;
        bytes += value;
        volume += (long) key.array.length + value + OVERHEAD;
    }

    boolean isFull() {
        return changes.size() >= MOST_ENTRIES || volume >= most;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many bytes the values have. */
    long bytes() {
        return bytes;
    }

    /**
     * Writes the changes, which are pending no more then.
     *
     * @param upTo the last record of the journal that stands in the database with them; negative where that is not known
     */
    void move(Database database, Regions.News news, long upTo) {
        Map<Content, Long> added = new HashMap<>();
        int[] order = KeyOrder.of(changes.size(), index -> changes.get(index).key.array);
        database.write(write -> {
            added.clear();
            for (int index : order) {
                Change change = changes.get(index);
                Content content = change.content;
                long more = write.apply(content.id, change.key.array, change.pending.entry, content.counted);
                if (more != 0) {
                    added.merge(content, more, Long::sum);
                }
            }
            news.dropped().forEach(write::drop);
            news.regions().forEach(write::region);
            added.forEach((content, more) -> {
                RegionMeta meta = regions.meta(content);
                if (meta != null) {
                    write.region(content.name, meta.withBytes(content.bytes + more));
                }
            });
            if (upTo >= 0) {
                write.applied(upTo);
            }
        });
        news.dropped().forEach(database::forget);
        added.forEach((content, more) -> {
            long now = content.bytes + more;
            content.bytes = now;
            RegionMeta meta = regions.meta(content);
            if (meta != null) {
                regions.note(content, meta.withBytes(now));
            }
        });
        for (Change change : changes) {
            change.content.pending.remove(change.key, change.pending);
        }
    }
}
