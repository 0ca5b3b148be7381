package org.twatcache.core.internal.trait;

import java.util.ArrayList;
import java.util.List;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Leaves out what has expired. An empty page would mean the end, so it reads on until it has something. */
record ExpiringCursor(ExpiringEngine engine, EngineCursor<Object> below) implements EngineCursor<Object> {

    @Override
    public List<EngineEntry<Object>> nextPage(int max) {
        while (true) {
            List<EngineEntry<Object>> page = below.nextPage(max);
            List<EngineEntry<Object>> living = new ArrayList<>(page.size());
            for (EngineEntry<Object> entry : page) {
                Timed timed = engine.living(entry);
                if (timed != null) {
                    living.add(new EngineEntry<>(entry.key(), timed.value, timed.deadline));
                }
            }
            if (!living.isEmpty() || page.isEmpty()) {
                return living;
            }
        }
    }

    @Override
    public void close() {
        below.close();
    }
}
