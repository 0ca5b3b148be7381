package org.twatcache.core.internal.trait;

import java.util.ArrayList;
import java.util.List;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Shows the values in place of the {@link Resident}s. */
record BoundedCursor(EngineCursor<Object> below) implements EngineCursor<Object> {

    @Override
    public List<EngineEntry<Object>> nextPage(int max) {
        List<EngineEntry<Object>> stored = below.nextPage(max);
        List<EngineEntry<Object>> page = new ArrayList<>(stored.size());
        for (EngineEntry<Object> entry : stored) {
            page.add(new EngineEntry<>(entry.key(), ((Resident) entry.value()).value, entry.deadline()));
        }
        return page;
    }

    @Override
    public void close() {
        below.close();
    }
}
