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

    /** The configuration of the cache is not in force. */
    CacheEvent refused(String reason) {
        return note(
                Kind.CONFIGURATION_REFUSED, null, "keeps its configuration, for a change of it is refused: " + reason);
    }

    @Override
    public void happened(Kind kind, @Nullable String engine, String text) {
        CacheEvent unused = note(kind, engine, text);
    }

    private CacheEvent note(Kind kind, @Nullable String engine, String text) {
        CacheEvent event = log.cache(kind, cache, owner, engine, text);
        synchronized (last) {
            last.addLast(event);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
        return event;
    }

    List<CacheEvent> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }
}
