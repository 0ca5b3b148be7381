package org.twatcache.core.internal.cache;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.twatcache.CacheOperationException;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Goes through a cursor entry by entry, and says in the client's words that its engine went away. */
final class EntryPages extends Spliterators.AbstractSpliterator<EngineEntry<Object>> {

    private static final int PAGE = 256;

    private final String cache;
    private final EntryStore store;
    private final EngineCursor<Object> cursor;
    private Iterator<EngineEntry<Object>> page = List.<EngineEntry<Object>>of().iterator();

    EntryPages(String cache, EntryStore store, EngineCursor<Object> cursor) {
        super(Long.MAX_VALUE, NONNULL);
        this.cache = cache;
        this.store = store;
        this.cursor = cursor;
    }

    @Override
    public boolean tryAdvance(Consumer<? super EngineEntry<Object>> action) {
        if (!page.hasNext()) {
            page = nextPage().iterator();
        }
        if (!page.hasNext()) {
            return false;
        }
        action.accept(page.next());
        return true;
    }

    private List<EngineEntry<Object>> nextPage() {
        try {
            return cursor.nextPage(PAGE);
        } catch (EngineClosedException e) {
            throw new CacheOperationException(
                    "Cache '" + cache + "': the engine was swapped while its entries were read; read them again",
                    cache,
                    e.engine(),
                    e);
        } catch (RuntimeException | LinkageError e) {
            throw store.slot().failed(null, e);
        }
    }
}
