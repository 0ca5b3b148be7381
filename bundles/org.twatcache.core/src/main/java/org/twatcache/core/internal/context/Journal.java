package org.twatcache.core.internal.context;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.core.internal.engine.SlotJournal;

/** What happened to one cache: the last of it is shown by {@code cache:why}. */
final class Journal implements SlotJournal {

    private static final int REMEMBERED = 20;

    private final String cache;
    private final BundleRef owner;
    private final EventLog log;

    /** Guarded by itself. */
    private final Deque<CacheEvent> last = new ArrayDeque<>();

    Journal(String cache, BundleRef owner, EventLog log) {
        this.cache = cache;
        this.owner = owner;
        this.log = log;
    }

    @Override
    public void happened(Kind kind, @Nullable String engine, String text) {
        CacheEvent event = log.cache(kind, cache, owner, engine, text);
        synchronized (last) {
            last.addLast(event);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    List<CacheEvent> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }
}
