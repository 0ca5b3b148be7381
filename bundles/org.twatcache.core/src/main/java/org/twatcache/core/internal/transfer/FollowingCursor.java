package org.twatcache.core.internal.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheOperationException;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Goes through the entries of a cache page by page. Where its engine is exchanged it begins anew on the next one: then entries
 * are met again. A page counts only if whoever gave it served from the beginning of the call to its end, so that each of its
 * entries was current. Used by one thread.
 */
final class FollowingCursor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowingCursor.class);

    private static final int PAGE = 256;

    private final String cache;
    private final EngineSlot slot;
    private final EngineSlot whole;
    private int engines;
    private @Nullable Object place;
    private @Nullable EngineCursor<Object> cursor;
    private @Nullable List<EngineEntry<Object>> page;

    /**
     * A cursor that has not begun.
     *
     * @param slot reads the entries
     * @param whole where they are: another one where others have them too
     */
    FollowingCursor(String cache, EngineSlot slot, EngineSlot whole) {
        this.cache = cache;
        this.slot = slot;
        this.whole = whole;
    }

    /** Reads on; none only at the end. Throws where no engine serves: an empty page would say that there is nothing. */
    List<EngineEntry<Object>> nextPage() {
        page = null;
        return slot.read(null, this::pageOf);
    }

    /** How often it began anew. */
    int exchanges() {
        return Math.max(0, engines - 1);
    }

    /** The slot asks again where something changed meanwhile; the same engine is not asked again for what it gave. */
    private List<EngineEntry<Object>> pageOf(CacheEngine<Object> serving) {
        EngineCursor<Object> open = cursor;
        Object now = whole.place();
        if (open == null || now != place) {
            close();
            open = serving.cursor();
            if (whole.engine() == null) {
                throw new CacheOperationException(
                        "Cache '" + cache + "' has no engine now, so that nobody knows its entries; see cache:why "
                                + cache,
                        cache,
                        null,
                        null);
            }
            cursor = open;
            place = now;
            page = null;
            engines++;
        }
        List<EngineEntry<Object>> read = page;
        if (read == null) {
            try {
                read = open.nextPage(PAGE);
            } catch (EngineClosedException e) {
                // Whoever serves next is asked for another one.
                close();
                throw e;
            }
            page = read;
        }
        return read;
    }

    @Override
    public void close() {
        EngineCursor<Object> open = cursor;
        cursor = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception | LinkageError e) {
            LOG.debug("Cache '{}': an engine failed while a cursor was closed", cache, e);
        }
    }
}
